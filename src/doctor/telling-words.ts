import { known } from '../checks/engine/known-certificate.ts';
import type { Facts } from '../facts/facts.ts';
import type { FileFact } from '../facts/file.ts';
import type { TellingWords } from '../report/redact.ts';
import { namePairs } from '../x509/name.ts';

/** The users, hosts and addresses that the facts name: what a report for strangers must not show. */
export function tellingWords(facts: Facts, ownHost: string): TellingWords {
  const { client, wire, admin } = facts;
  const { intent, user } = client ?? {};
  const accounts = [...(admin?.accounts ?? []), ...(admin?.matched === undefined ? [] : [admin.matched])];
  const replicas = admin?.replicas ?? [];
  const there = /^(?:ssh:\/\/)?(?:(?<user>.*)@)?(?<host>.+?)(?::\d+)?$/.exec(facts.elsewhere?.name ?? '')?.groups;
  const given = (words: readonly (string | undefined)[]): string[] => words.filter((word) => word !== undefined);
  return {
    host: given([
      intent?.host,
      intent?.verifyName,
      wire?.name?.host,
      ...accounts.map(({ host }) => host).filter((host) => !/[%_]/.test(host)),
      ...replicas.map(({ host }) => host),
      there?.host,
      ownHost,
    ]),
    address: given([
      ...(wire?.name?.addresses ?? []),
      ...(wire?.attempts ?? []).map(({ to }) => to.address),
      admin?.seenAs,
    ]),
    name: [...namesOf(facts), ...given([client?.settings?.database ?? undefined])],
    path: pathsOf(facts),
    user: given([
      intent?.user,
      user?.name,
      there?.user,
      ...accounts.map((row) => row.user),
      ...replicas.map((row) => row.user),
    ]),
  };
}

/** The files of both sides, those in folders included. */
function filesOf({ client, server, admin }: Facts): readonly FileFact[] {
  const named = [
    ...Object.values(client?.files ?? {}),
    ...Object.values(server?.files ?? {}),
    ...(admin?.replicas ?? []).flatMap(({ seen }) => Object.values(seen ?? {})),
    ...(server?.nearby ?? []),
    ...(server?.dataFolder === undefined ? [] : [server.dataFolder]),
  ];
  return named.flatMap((file) => [file, ...(file.entries ?? [])]);
}

/** What the certificates say of people and places; countries and other short codes stay. */
function namesOf(facts: Facts): string[] {
  const inFiles = filesOf(facts).flatMap(({ content }) => content?.blocks ?? []);
  const ders = [
    ...(facts.wire?.attempts ?? []).flatMap(({ tls }) => tls?.chain ?? []),
    ...inFiles.flatMap((block) => (block.kind === 'certificate' ? [block.der] : [])),
  ];
  const values = ders.flatMap((der) => {
    const certificate = known(der);
    if (certificate === undefined) return [];
    return [certificate.subject, certificate.issuer].flatMap((name) =>
      namePairs(name).flatMap(([, value]) => [value, ...inOneLine(value)]),
    );
  });
  return [...new Set(values.filter((value) => value.length > 2))];
}

function pathsOf(facts: Facts): string[] {
  const options = [facts.client?.options, facts.server?.options].flatMap((side) => side?.files ?? []);
  const paths = [
    ...filesOf(facts).flatMap(({ path, named, real, steps }) => [
      path,
      named,
      real ?? '',
      ...steps.map((step) => step.target ?? ''),
    ]),
    ...options.map(({ path }) => path),
  ];
  return [...new Set(paths.filter((path) => path.includes('/')))];
}

/** As X509_NAME_oneline writes a value that is not plain ASCII, and with its backslashes doubled for SQL and again for a shell. */
function inOneLine(value: string): string[] {
  const escaped = Buffer.from(value)
    .toString('latin1')
    .replaceAll(/[^ -~]/g, (char) => `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  if (escaped === value) return [];
  return [1, 2, 4].map((times) => escaped.replaceAll('\\', '\\'.repeat(times)));
}
