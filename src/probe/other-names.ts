import { isIP } from 'node:net';
import type { NameFact } from '../facts/wire.ts';
import { namesInHosts } from '../io/hosts-file.ts';
import { type NameService, nameService } from '../io/name-service.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { mysqlNameMatch } from '../x509/host-name-match.ts';

type OtherName = NonNullable<NameFact['otherNames']>[number];

/** At most so many names of a certificate are asked for. */
const most = 4;

/**
 * Other names of the host that the certificate is good for: of its line in the hosts file, of the name service (CNAME, PTR),
 * and those of the certificate that have the same address. `localhost` says nothing: every machine has it.
 *
 * @param leaf DER, one that parses.
 */
export async function otherNames(
  { host, addresses }: NameFact,
  leaf: Uint8Array,
  service: NameService = nameService(),
  inHosts: (addresses: readonly string[]) => Promise<string[]> = namesInHosts,
): Promise<OtherName[]> {
  if (isIP(host) !== 0 || host === 'localhost') return [];
  const certificate = parseCertificate(leaf);
  const own = (certificate.extensions.subjectAltName ?? []).flatMap((one) => (one.kind === 'dns' ? [one.value] : []));
  const asked = own.filter((name) => /^[\w-]+(\.[\w-]+)+\.?$/.test(name)).slice(0, most);
  const from = (names: readonly string[], by: OtherName['by']): OtherName[] => names.map((name) => ({ name, by }));
  const found = await Promise.all([
    inHosts(addresses).then((names) => from(names, 'hosts')),
    service.aliasOf(host).then((names) => from(names, 'CNAME')),
    ...addresses.slice(0, 2).map((address) => service.names(address).then((names) => from(names, 'PTR'))),
    ...asked.map(async (name) =>
      (await service.addresses(name)).some((address) => addresses.includes(address)) ? from([name], 'address') : [],
    ),
  ]);
  const good = found
    .flat()
    .filter(
      ({ name }) => name !== host && !/^(ip6-)?localhost/.test(name) && mysqlNameMatch(certificate, name).matches,
    );
  return good.filter(({ name }, index) => good.findIndex((one) => one.name === name) === index);
}
