import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { caFolder, holds } from './ca-folder.ts';
import { blemishes } from './known-certificate.ts';
import { byHand, type Mend } from './mend.ts';
import { isYassl } from './option-value-found.ts';
import { reissueWords } from './reissue-words.ts';
import { serverUser, shellWord } from './server-mend.ts';
import { isLoopback } from './server-place.ts';
import { certificatesIn } from './trust-store.ts';

/** A certificate with a new key for the server, in files of their own beside the old ones. */
export interface NewPair {
  readonly make: readonly Mend[];
  readonly cert: string;
  readonly key: string;
}

/** What the CA at hand makes for a server that lacks a usable pair; undefined where no CA is at hand that clients trust. */
export function newPair(facts: Facts): NewPair | undefined {
  const { files = {}, user } = facts.server ?? {};
  const ca = caFolder(facts, (one) => mayIssue(one, facts));
  const near = [files.cert, files.key, files.ca].find((file) => file?.real !== undefined)?.path;
  if (ca === undefined || near === undefined) return undefined;
  const [leaf] = certificatesIn(files.cert?.content).filter(
    ({ extensions }) => extensions.basicConstraints?.ca !== true,
  );
  const { words, files: name } = leaf === undefined ? ownWords(facts) : reissueWords(leaf, 'server', undefined, []);
  const folder = `${near.replace(/\/[^/]*$/, '')}/new`;
  const [cert, key] = [`${folder}/${name}-cert.pem`, `${folder}/${name}-key.pem`];
  const kind = isYassl(facts) ? ' --key rsa:2048 --legacy' : '';
  const owner = user === undefined ? [] : [`chown ${shellWord(serverUser(facts))}: ${shellWord(key)}`];
  return {
    make: [
      `install -d -m 0755 ${shellWord(folder)}`,
      `tlsql cert server ${words}${kind} --ca ${shellWord(ca.folder)} --out ${shellWord(folder)} --force`,
      ...owner,
    ].map(byHand),
    cert,
    key,
  };
}

function mayIssue(ca: Certificate, { client, server, time }: Facts): boolean {
  const [own, its] = [client, server].map((side) => certificatesIn(side?.files?.ca?.content));
  const trusted = own?.length ? own : (its ?? []);
  return trusted.length > 0 && holds(trusted, ca) && blemishes(ca, time, 'ca').length === 0;
}

function ownWords(facts: Facts): { readonly words: string; readonly files: string } {
  return { words: `server --subject "/CN=$(hostname)" --san ${alternativeNames(facts).join(',')}`, files: 'server' };
}

/** What clients call the machine. */
export function namesFor({ client }: Facts): string[] {
  const host = client?.intent?.host;
  const asked = host === undefined || isLoopback(host) ? [] : [host];
  return [...asked, 'localhost', '127.0.0.1'];
}

/** The same as `--san` takes them. */
export const alternativeNames = (facts: Facts): string[] =>
  namesFor(facts).map((name) => (/^[\d.]+$|:/.test(name) ? `IP:${name}` : `DNS:${name}`));
