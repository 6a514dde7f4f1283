/** A value of an expression: whole numbers are bigints, addresses and networks are texts. */
export type Value = bigint | number | string | boolean | readonly Value[] | ReadonlyMap<string, Value>;

/** Values by the name of their variable. */
export type Values = Readonly<Record<string, Value>>;

const longestText = 4000;
const mostItems = 500;
const mostValues = 5000;

/** Whether a value is one of the kinds above and no larger than a drill has use for. */
export function isUsable(value: unknown): value is Value {
  let left = mostValues;
  const check = (one: unknown): boolean => {
    left -= 1;
    if (left < 0) return false;
    if (typeof one === 'string') return one.length <= longestText;
    if (Array.isArray(one)) return one.length <= mostItems && one.every(check);
    if (one instanceof Map)
      return one.size <= mostItems && [...one].every(([key, item]) => typeof key === 'string' && check(item));
    return (
      typeof one === 'bigint' || typeof one === 'boolean' || (typeof one === 'number' && Number.isFinite(one))
    );
  };
  return check(value);
}

/** A value as it reads in a text; lists with commas. */
export function textOf(value: Value): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  if (isList(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object') return [...value].map(([key, item]) => `${key}: ${textOf(item)}`).join(', ');
  return String(value);
}

/** Whether a value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
