import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const ownFolder = join(import.meta.dirname, '../../fixtures/oracles');

/** Reads the recorded cases of one file, one JSON object a line; ORACLES names another folder of the same files. */
export function readOracle<Case>(file: string): Case[] {
  return readCases(process.env['ORACLES'] ?? ownFolder, file);
}

/** Reads recorded cases that are only among the project's own fixtures. */
export function readOwnOracle<Case>(file: string): Case[] {
  return readCases(ownFolder, file);
}

function readCases<Case>(folder: string, file: string): Case[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

/** Counts the cases in which the solver's fields equal the recorded ones, and keeps the differences. */
export class Tally {
  private cases = 0;
  private fields = 0;
  private disagreedCases = 0;
  readonly disagreements: string[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Compares every field of `recorded` with the solver's field of the same name. */
  compare(
    label: string,
    solved: Readonly<Record<string, unknown>>,
    recorded: Readonly<Record<string, unknown>>,
  ) {
    this.cases += 1;
    const differing = Object.keys(recorded).filter((key) => !isDeepStrictEqual(solved[key], recorded[key]));
    this.fields += Object.keys(recorded).length;
    if (differing.length > 0) this.disagreedCases += 1;
    for (const key of differing)
      this.disagreements.push(
        `${label} ${key}: solved ${JSON.stringify(solved[key])}, recorded ${JSON.stringify(recorded[key])}`,
      );
  }

  /** One line for the log. */
  report(): string {
    const agreed = this.cases - this.disagreedCases;
    return `${this.file}: cases ${this.cases}, fields ${this.fields}, agreed ${agreed}, disagreed ${this.disagreedCases}`;
  }
}
