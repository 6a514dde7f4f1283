import type { CheckReport, Settings } from '../../contract/collection.ts';
import type { ResultOf } from '../../contract/api.ts';
import { chooseTheme } from '../theme/theme.ts';
import type { App } from './app.svelte.ts';
import { messageOf } from './toasts.svelte.ts';

type Field = keyof Settings;

/** The settings as the person changes them: each is saved at once, and what is refused says why beside its field. */
export class SettingsState {
  problems: Readonly<Partial<Record<Field, string>>> = $state.raw({});
  saved: Field | null = $state(null);
  info: ResultOf<'app.info'> | null = $state.raw(null);
  report: CheckReport | null = $state.raw(null);
  isChecking = $state(false);
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async load(): Promise<void> {
    try {
      this.info = await this.#app.client.call('app.info');
    } catch (error) {
      this.#app.toasts.fail(error);
    }
  }

  /** Says beside a field what is wrong with what was typed, without asking the backend. */
  refuse(field: Field, problem: string): void {
    this.problems = { ...this.problems, [field]: problem };
    this.saved = null;
  }

  async set<F extends Field>(field: F, value: Settings[F]): Promise<void> {
    const { [field]: _solved, ...others } = this.problems;
    try {
      const settings = await this.#app.client.call('settings.set', { [field]: value });
      this.#app.settings = settings;
      chooseTheme(settings.theme);
      this.problems = others;
      this.saved = field;
    } catch (error) {
      this.problems = { ...others, [field]: messageOf(error) };
      this.saved = null;
    }
  }

  /** Looks through the whole collection for damage. */
  async check(): Promise<void> {
    this.isChecking = true;
    this.report = null;
    try {
      this.report = await this.#app.client.job<CheckReport>(this.#app.client.call('collection.check'));
    } catch (error) {
      this.#app.toasts.fail(error);
    } finally {
      this.isChecking = false;
    }
  }
}
