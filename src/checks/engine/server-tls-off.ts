import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import type { Found } from './check.ts';
import { isYassl } from './option-value-found.ts';
import { reloadLogLines } from './reload.ts';
import { atLeast, flavorOf, versionOf } from './server-mend.ts';
import { setUpTls } from './set-up-tls.ts';
import { unreadFile } from './unread-file.ts';
import { unreadOptions } from './unread-group.ts';

const isOff = (value: string | undefined): boolean => value !== undefined && /^(0|off|false|no)$/i.test(value);

/** Servers that make a certificate of their own when none is configured. */
function makesItsOwn(facts: Facts): boolean {
  const version = versionOf(facts);
  if (version === undefined) return false;
  return flavorOf(facts) === 'mariadb' ? atLeast(version, [11, 4]) : atLeast(version, [5, 7]);
}

/** Whether the server is seen to be without TLS, or not to have started. */
export function withoutTls(facts: Facts): boolean {
  const attempt = asked(facts);
  const enabled = facts.admin?.channels?.find(({ channel }) => channel === 'mysql_main')?.properties.Enabled;
  return (
    enabled === 'No' ||
    attempt?.greeting?.offersTls === false ||
    attempt?.connectError === 'ECONNREFUSED' ||
    (attempt === undefined && setupLines(facts).length > 0)
  );
}

/** What the server's log says of TLS that could not be set up, at its last start or with what has switched it off since. */
export function setupLines(facts: Facts): string[] {
  const about = /SSL error:|SSL library error|Failed to set ?up (SSL|TLS)|Failed to initialize TLS for channel/i;
  const told = facts.log?.sinceStart ?? [];
  // A reload that is refused leaves TLS as it was, unless it was told not to.
  const kept = told.some(({ text }) => /MY-010069/.test(text)) ? [] : reloadLogLines(facts);
  const lines = told.filter((line) => about.test(line.text) && !kept.includes(line)).map(({ text }) => text);
  const channels = lines.flatMap((text) => /for channel: (\w+)/.exec(text)?.[1] ?? []);
  // Another port of the server is another matter.
  return channels.length > 0 && !channels.includes('mysql_main') ? [] : lines;
}

/** Which of the files that MySQL makes by itself are in its data folder; none where it was told of others or has them all. */
export function cutSet(
  facts: Facts,
): { readonly there: readonly string[]; readonly missing: readonly string[] } | undefined {
  const { dataFolder, nearby = [] } = facts.server ?? {};
  const seen = ['ca.pem', 'server-cert.pem', 'server-key.pem'].flatMap((name) => {
    const file = nearby.find(({ path }) => path === `${dataFolder?.path ?? ''}/${name}`);
    return file === undefined ? [] : [{ name, is: file.steps.at(-1)?.type === 'file' }];
  });
  const there = seen.filter(({ is }) => is).map(({ name }) => name);
  const missing = seen.filter(({ is }) => !is).map(({ name }) => name);
  const given = ['ssl-ca', 'ssl-cert', 'ssl-key'].some((name) => (facts.server?.inForce?.[name] ?? '') !== '');
  return given || there.length === 0 || missing.length === 0 ? undefined : { there, missing };
}

/** The `run` of the check for a server that nobody gave a certificate. */
export function foundTlsNotConfigured(facts: Facts): readonly Found[] {
  const { inForce, files, options } = facts.server ?? {};
  const running = asked(facts)?.greeting;
  // yaSSL announces TLS as soon as any option of it is given, and then fails every handshake.
  const announces = running?.offersTls === true;
  if (inForce === undefined || files === undefined || (announces && !isYassl(facts))) return [];
  const set = ['ssl-ca', 'ssl-cert', 'ssl-key', 'ssl-capath'].some((name) => (inForce[name] ?? '') !== '');
  if (set || files.cert !== undefined || isOff(inForce.ssl) || cutSet(facts) !== undefined) return [];
  if (unreadOptions(facts) !== undefined || unreadFile(facts) !== undefined) return [];
  if (running === undefined && (versionOf(facts) === undefined || makesItsOwn(facts))) return [];
  const read = options?.files.filter(({ status }) => status === 'read').map(({ path }) => path) ?? [];
  return [
    {
      what: announces
        ? 'the server has neither ssl_cert nor ssl_key: it announces TLS and can make none'
        : 'the server has neither ssl_cert nor ssl_key, so it offers no TLS',
      ...(announces ? { leadsTo: ['handshake-failed'] as const } : {}),
      evidence: { 'ssl-cert': '', 'ssl-key': '', optionFiles: read },
      mends: setUpTls(facts),
    },
  ];
}
