import { checkObject, type Kind, type ObjectKind } from './check-document.ts';
import type { AccountIntent } from './intent.ts';
import { readTextDocument } from './text-document.ts';

/** What an intent file says; schema/tlsql.schema.json describes it. Everything may be left to flags. */
export interface IntentFile {
  readonly names?: readonly string[];
  readonly accounts?: readonly {
    readonly account: string;
    readonly require: AccountIntent['require'];
    readonly subject?: string;
  }[];
  readonly ca?: string;
  readonly caSubject?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly caFile?: string;
  readonly clientOut?: string;
  readonly config?: string;
  readonly installDir?: string;
  readonly enforce?: boolean;
  readonly protocolFloor?: 'TLSv1.2' | 'TLSv1.3';
  readonly files?: boolean;
  readonly allowRestart?: boolean;
  readonly restartCommand?: string;
  readonly replicas?: boolean;
  readonly replicaCa?: string;
}

const account: ObjectKind = {
  keys: { account: 'text', require: ['ssl', 'x509', 'subject'], subject: 'text' },
  needed: ['account', 'require'],
};

/** The keys of an intent file, and what each holds. */
export const intentKinds: Readonly<Record<keyof IntentFile, Kind>> = {
  names: 'texts',
  accounts: { list: account },
  ca: 'text',
  caSubject: 'text',
  cert: 'text',
  key: 'text',
  caFile: 'text',
  clientOut: 'text',
  config: 'text',
  installDir: 'text',
  enforce: 'switch',
  protocolFloor: ['TLSv1.2', 'TLSv1.3'],
  files: 'switch',
  allowRestart: 'switch',
  restartCommand: 'text',
  replicas: 'switch',
  replicaCa: 'text',
};

/**
 * Reads an intent file, YAML or JSON. Fails with `intent-invalid`, naming line, column and key: an unknown key is an error,
 * never passed over.
 */
export function parseIntentFile(text: string, path: string): IntentFile {
  const document = readTextDocument(text, path, 'YAML or JSON by schema/tlsql.schema.json');
  checkObject(document, [], { keys: { $schema: 'text', ...intentKinds }, needed: [] });
  return document.value as IntentFile;
}
