import { resolve } from 'node:path';
import { fail, TlsqlError } from '../base/error.ts';
import { type Ca, openCa } from '../ca/open-ca.ts';
import { readText } from '../io/files.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { askSecret } from './ask.ts';
import type { Context } from './context.ts';

/** How the CA's key is reached; for every command that signs. */
export const signingOptions = [
  {
    name: 'passphrase-file',
    kind: 'value',
    valueName: 'FILE',
    help: "file with the passphrase of the CA's key; asked for on a terminal",
    group: 'CA key',
  },
  {
    name: 'key-cmd',
    kind: 'value',
    valueName: 'COMMAND',
    help: 'program that signs in place of a key in the folder: digest in, signature out',
    group: 'CA key',
  },
] as const satisfies readonly OptionSpec[];

/** The CA folder, for commands whose words name something else. */
export const caOption = {
  name: 'ca',
  kind: 'value',
  valueName: 'DIR',
  help: 'the CA folder',
} as const satisfies OptionSpec;

/** Values of `signingOptions`. */
export interface SigningGiven {
  readonly 'passphrase-file': string | undefined;
  readonly 'key-cmd': string | undefined;
}

/** Runs work with the CA folder open; when its key turns out to be encrypted the passphrase is asked for, on a terminal. */
export async function withCa<T>(
  context: Context,
  dir: string,
  given: SigningGiven,
  work: (ca: Ca) => Promise<T>,
): Promise<T> {
  const passphrase = await passphraseFrom(context, given['passphrase-file']);
  const keyCommand = given['key-cmd'];
  const open = (known: string | undefined): Ca =>
    openCa(resolve(context.cwd, dir), {
      now: context.now,
      ...(known === undefined ? {} : { passphrase: known }),
      ...(keyCommand === undefined ? {} : { keyCommand }),
    });
  try {
    return await work(open(passphrase));
  } catch (error) {
    if (!(error instanceof TlsqlError) || error.code !== 'private-key-passphrase-needed') throw error;
    if (context.stdin.isTTY !== true)
      throw new TlsqlError(error.code, { ...error.detail, next: 'give --passphrase-file FILE' });
    return await work(open(await askSecret(context, `Passphrase of the CA's key in ${dir}: `)));
  }
}

/** The first line of a passphrase file. An empty one is refused: a key meant to be encrypted would lie there open. */
export async function passphraseFrom(context: Context, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const text = await readText(resolve(context.cwd, file));
  const passphrase = text.split(/\r?\n/)[0] ?? '';
  if (passphrase === '') {
    fail('usage', { at: resolve(context.cwd, file), seen: 'an empty first line', expected: 'a passphrase' });
  }
  return passphrase;
}
