import type { Facts } from '../facts/facts.ts';
import type { Check, Json } from './engine/check.ts';
import { type Mend, prove, restartAndProve } from './engine/mend.ts';
import {
  forgetPersisted,
  movedAway,
  persistedIn,
  serverValue,
  tlsVersionList,
  versionOptions,
} from './engine/option-value-found.ts';
import { isRunning } from './engine/server-mend.ts';

export const check: Check = {
  id: 'persisted-variable-blocks-start',
  family: 'options',
  title: 'mysqld-auto.cnf holds a value that the server refuses, or is no valid JSON',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.0+',
  symptoms: [
    {
      where: 'server log mysql 9.7 (persisted TLSv1.1,TLSv1.2; nothing in my.cnf)',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1,TLSv1.2.',
    },
    {
      where: 'server log mysql 9.7 (truncated file)',
      text: '[ERROR] [MY-010214] [Server] Persisted config file is corrupt. Please ensure mysqld-auto.cnf file is valid JSON.',
    },
    {
      where: 'server log mysql 9.7 (name gone in this version)',
      text: "[Warning] [MY-013185] [Server] Currently unknown variable 'ssl_mode' was read from the persisted config file.",
    },
  ],
  why: 'The log speaks of an option, but it comes from mysqld-auto.cnf. A corrupt file stops the server even with persisted-globals-load=OFF in my.cnf.',
  proof:
    'Value named in MY-013835 is in no option file but in /var/lib/mysql/mysqld-auto.cnf; or that file does not parse as JSON.',
  fix: [
    'edit /var/lib/mysql/mysqld-auto.cnf while stopped (remove the entry), or: mysqld --persisted-globals-load=OFF, then RESET PERSIST tls_version',
    'corrupt: mv mysqld-auto.cnf mysqld-auto.cnf.bad; start',
    'check: python3 -m json.tool /var/lib/mysql/mysqld-auto.cnf',
  ],
  lookAlikes: ['tls-version-removed'],
  reads: ['log.lines', 'server.files'],
  run: (facts) => {
    const path = `${facts.server?.dataFolder?.path ?? '/var/lib/mysql'}/mysqld-auto.cnf`;
    const says = damage(facts, path) ?? badValue(facts, path) ?? refusedValue(facts, path);
    if (says === undefined) return [];
    const running = isRunning(facts);
    return [
      {
        what: `${says.what}${running ? ': the next start will fail' : ', and the server does not start'}`,
        evidence: { file: path, ...says.evidence },
        mends: [forgotten(facts, says.option, path), ...(running ? [prove] : restartAndProve)],
        ...(running ? { severity: 'warning' as const, leadsTo: ['restart-will-fail'] as const } : {}),
      },
    ];
  },
};

interface Says {
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  /** The option that goes; undefined: the file as a whole. */
  readonly option: string | undefined;
}

/** RESET PERSIST leaves a damaged file as it is where the server remembers nothing persisted (measured with 9.7). */
function forgotten(facts: Facts, option: string | undefined, path: string): Mend {
  return option === undefined ? movedAway(path) : forgetPersisted(facts, option, path);
}

/** A damaged file stops the server before it says of what. */
function damage(facts: Facts, path: string): Says | undefined {
  const { persistedFile: file } = facts.server ?? {};
  // What the log says of a file that was set right since then is the past.
  if (file !== undefined && file.state !== 'damaged') return undefined;
  const corrupt = facts.log?.sinceStart.find(({ text }) => /Persisted config file (is corrupt|corrupted)/.test(text));
  const seen = file?.why;
  if (corrupt === undefined && seen === undefined) return undefined;
  return {
    what: `${path} is damaged${seen === undefined ? '' : `: ${seen}`}`,
    evidence: {
      ...(seen === undefined ? {} : { damage: seen }),
      ...(corrupt === undefined ? {} : { line: corrupt.text }),
    },
    option: undefined,
  };
}

/** A list of TLS versions in it that no server takes. */
function badValue(facts: Facts, path: string): Says | undefined {
  for (const option of versionOptions.filter((name) => persistedIn(facts, name) !== undefined)) {
    const value = serverValue(facts, option) ?? '';
    const { known, unknown } = tlsVersionList(value);
    const wrong = [...unknown, ...known.filter((entry) => !/^TLSv1\.[23]$/i.test(entry))];
    if (value !== '' && wrong.length > 0) {
      const what = `${path} gives ${option.replaceAll('-', '_')} the value ${value}, of which the server refuses ${wrong.join(' and ')}`;
      return { what, evidence: { option, value, refused: wrong }, option };
    }
  }
  return undefined;
}

/** The log names a value that stands in no option file. */
function refusedValue(facts: Facts, path: string): Says | undefined {
  const refused = facts.log?.sinceStart.find(({ text }) => /MY-013835/.test(text));
  const value = /invalid value (.*?)\.?$/.exec(refused?.text ?? '')?.[1];
  if (value === undefined || refused === undefined || facts.server?.options === undefined) return undefined;
  if (facts.server.persistedFile?.state === 'absent') return undefined;
  const elsewhere = versionOptions
    .filter((name) => persistedIn(facts, name) === undefined)
    .map((name) => serverValue(facts, name) ?? '');
  if (elsewhere.some((given) => given !== '' && (given === value || tlsVersionList(given).unknown.length > 0)))
    return undefined;
  return {
    what: `the server refuses the value ${value}, which is in no option file: it was persisted in ${path}`,
    evidence: { line: refused.text },
    option: 'tls-version',
  };
}
