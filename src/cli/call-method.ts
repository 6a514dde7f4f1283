import { inputs, type Method, type ResultOf } from '../contract/api.ts';
import type { Client } from '../contract/client.ts';
import { AppError } from '../contract/errors.ts';

/** Calls any method of the contract; one that starts a job gives the job's result, because nobody stays to hear of it. */
export async function callMethod(client: Client, method: string, json: string): Promise<unknown> {
  const started = (client as AnyClient).call(method, parse(json));
  if (!isMethod(method) || !Object.hasOwn(jobs, method)) return started;
  return client.job(
    started.then((result) => {
      if (typeof result === 'object' && result !== null && 'job' in result && typeof result.job === 'string')
        return { job: result.job };
      throw new AppError('internal', `${method} did not start a job.`);
    }),
  );
}

/** The client before it is known whether the method exists: that is for the backend to say. */
interface AnyClient {
  call(method: string, input: unknown): Promise<unknown>;
}

/** Methods that start a job; one that is left out does not compile. */
const jobs = {
  'import.preview': true,
  'import.apply': true,
  'source.preview': true,
  'source.apply': true,
  'collection.check': true,
  'collection.export': true,
  'deck.export': true,
  'paper.export': true,
} satisfies Record<JobMethod, true>;

type JobMethod = { [M in Method]: ResultOf<M> extends { readonly job: string } ? M : never }[Method];

function isMethod(method: string): method is Method {
  return Object.hasOwn(inputs, method);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new AppError(
      'bad-input',
      `The argument is not JSON (${error instanceof Error ? error.message : String(error)}). Put it in single quotes.`,
    );
  }
}
