/** Whether braces stand in an unquoted line of a shell: a program between single quotes, or words to choose from, as `{a,b}.txt`. */
export function isShellBrace({ index, input, 0: braces }: RegExpExecArray): boolean {
  const before = input.charAt(index - 1);
  const after = input.charAt(index + braces.length);
  if (before === "'" && after === "'") return true;
  const isList = /,/.test(braces) && !/\s/.test(braces);
  const isRange = /^\{\w+\.\.\w+\}$/.test(braces);
  return (
    isRange ||
    (isList &&
      (/[\w./-]/.test(before) ||
        /^[\w/-]|^\.\w/.test(input.slice(index + braces.length, index + braces.length + 2))))
  );
}
