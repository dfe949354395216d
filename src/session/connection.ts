import type { CollectedOptions } from '../optionfile/collect-options.ts';
import type { ConnectionOptions } from '../optionfile/connection-options.ts';
import type { OptionOrigin } from '../optionfile/option-spec.ts';

/** The connection flags as they count, with where each came from: command line, option file, environment. */
export type Connection = CollectedOptions<ConnectionOptions>;

/** How much an origin weighs: what is typed is meant more than what a file says. */
export function weight(origin: OptionOrigin): number {
  return { default: 0, environment: 1, file: 2, argument: 3 }[origin.kind];
}
