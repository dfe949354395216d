import type { PlacedFiles } from './situation.ts';
import type { Refusal } from './step.ts';

/** What was found about the material before anything is changed. */
export interface Found {
  readonly placed: PlacedFiles;
  /** What is wrong with certificate, key and CA that were given. */
  readonly faults: readonly string[];
  /** Why the sources of channels can't be read from over verified TLS. */
  readonly sources?: readonly Refusal[];
  /** Clients whose certificates are to be made: name, and subject where it isn't the CA's default. */
  readonly clients: readonly { readonly name: string; readonly subject?: string }[];
}
