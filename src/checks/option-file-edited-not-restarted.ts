import type { Facts } from '../facts/facts.ts';
import type { Check } from './engine/check.ts';
import { restartAndProve } from './engine/mend.ts';
import { observe } from './engine/observe.ts';
import { serverPlace } from './engine/option-value-found.ts';
import { type OptionPlace, optionText, placeText } from './engine/option-view.ts';

export const check: Check = {
  id: 'option-file-edited-not-restarted',
  family: 'options',
  title: 'The option file was edited, but the server was only reloaded (or not at all)',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['option-overridden'],
  versions: 'all',
  symptoms: [
    {
      where: 'SQL mysql 9.7 after editing the file and ALTER INSTANCE RELOAD TLS',
      text: '@@tls_version=TLSv1.2, Current_tls_version TLSv1.2 (file says TLSv1.3); no warning',
    },
    { where: 'SQL mysql 9.7 variables_info', text: 'EXPLICIT | /etc/mysql/tls/rr.cnf (path of the file, old value)' },
  ],
  why: 'RELOAD TLS / FLUSH SSL reopen the certificate files at the paths the server already has; they never read option files. New paths, tls_version or ciphers in my.cnf need a restart (or SET GLOBAL + RELOAD on MySQL 8.0.16+).',
  proof:
    "File's value (with mtime) differs from SHOW GLOBAL VARIABLES, source EXPLICIT/CONFIG with that very path, and mtime is later than server start (now - Uptime).",
  fix: [
    "restart; or MySQL: SET GLOBAL ssl_cert='…', ssl_key='…'; ALTER INSTANCE RELOAD TLS;",
    "check: SHOW STATUS LIKE 'Current_tls%'",
  ],
  lookAlikes: ['option-later-file-overrides', 'option-file-not-the-one-read'],
  reads: ['server.options', 'admin.variables'],
  run: (facts) => {
    // A server that does what was asked of it may be restarted some other day.
    if (observe(facts).failing === undefined) return [];
    return waiting(facts).map(({ place, running }) => ({
      what: `${placeText(place)} says ${optionText(place)}, and the server that runs still has '${running}': it was not restarted since`,
      evidence: { option: place.identity, file: place.file, line: place.line, written: place.value ?? '', running },
      severity: 'error',
      mends: restartAndProve,
    }));
  },
};

const names: readonly string[] = [
  'ssl_ca',
  'ssl_capath',
  'ssl_cert',
  'ssl_key',
  'ssl_crl',
  'ssl_cipher',
  'tls_version',
];
const fromFiles = /^(EXPLICIT|GLOBAL|SERVER|EXTRA|USER|CONFIG|COMPILED)$/;

/** Lines of the server's option files whose value is not the one of the server that runs, and nothing else has changed it. */
function waiting(facts: Facts): { readonly place: OptionPlace; readonly running: string }[] {
  const { variables = {}, variableSources } = facts.admin ?? {};
  return names.flatMap((name) => {
    const place = serverPlace(facts, name.replaceAll('_', '-'));
    const running = variables[name];
    if (place?.value == null || running === undefined || same(place.value, running)) return [];
    const source = variableSources?.[name]?.source;
    if (source !== undefined && !fromFiles.test(source)) return [];
    const words = facts.server?.process?.arguments ?? [];
    return words.some((word) => word.replaceAll('-', '_').startsWith(`__${name}=`)) ? [] : [{ place, running }];
  });
}

/** Servers give lists back in their own order and spelling. */
function same(a: string, b: string): boolean {
  const parts = (text: string): string =>
    text
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .sort()
      .join();
  return parts(a) === parts(b);
}
