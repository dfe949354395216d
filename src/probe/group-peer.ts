import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import type { GroupPeer } from '../facts/group.ts';
import { type DialTarget, dial, targetText } from '../io/dial.ts';
import type { Link } from '../io/link.ts';
import type { TlsMaterial } from '../io/tls-facts.ts';
import { upgrade } from '../io/upgrade.ts';

/** With TLS 1.3 the word on our certificate comes after the handshake, ms. */
const patience = 300;

/**
 * Tries TLS at the port by which members of a group talk to each other, with the files of a member. Galera's and
 * XCom's peers take a ClientHello without a word before it, and nothing is said after the handshake.
 */
export async function tryPeer(
  peer: { readonly host: string; readonly port: number },
  target: DialTarget,
  material: TlsMaterial,
  deadline: Deadline,
): Promise<GroupPeer> {
  const { host, port } = peer;
  let link: Link;
  try {
    link = (await dial(target, deadline)).link;
  } catch (error) {
    const { code, detail } = asTlsqlError(error);
    return { host, port, speaks: 'nothing', error: String(detail.fields?.errno ?? code) };
  }
  try {
    const { link: tls, facts } = await upgrade(link, material, deadline, targetText(target));
    link = tls;
    const refusedUs = await wordOn(tls);
    return {
      host,
      port,
      speaks: 'tls',
      chain: facts.peerChain,
      ...(facts.chainError === undefined || material.ca === undefined ? {} : { chainError: facts.chainError }),
      ...(refusedUs === undefined ? {} : { refusedUs }),
    };
  } catch (error) {
    return { host, port, ...withoutHandshake(asTlsqlError(error)) };
  } finally {
    link.destroy();
  }
}

async function wordOn(link: Link): Promise<string | undefined> {
  try {
    await link.read(deadlineIn(patience), 'its word on our certificate');
    return undefined;
  } catch (error) {
    return alertOf(asTlsqlError(error));
  }
}

const alertOf = ({ detail }: TlsqlError): string | undefined =>
  typeof detail.fields?.alert === 'string' ? detail.fields.alert : undefined;

/** A peer in plain text closes the connection or answers in its own protocol; one that sends an alert speaks TLS. */
function withoutHandshake(error: TlsqlError): Pick<GroupPeer, 'speaks' | 'error' | 'refusedUs'> {
  const alert = alertOf(error);
  if (alert !== undefined) return { speaks: 'tls', refusedUs: alert };
  const plain = ['tls-not-spoken', 'tls-connection-lost', 'connection-lost', 'connection-closed'].includes(error.code);
  return plain ? { speaks: 'plain' } : { speaks: 'nothing', error: error.code };
}
