import type { Facts } from '../../facts/facts.ts';
import { type OptionPlace, optionSides } from './option-view.ts';

/** Groups of servers, and of clients that are programs of their own: what stands there is meant for them. */
const ofOthers =
  /^(mysqld.*|mariadbd?.*|server|galera|embedded|mysql_cluster|ndb.*|(mysql|mariadb-?)(dump|admin|check|import|show|slap|binlog|upgrade|_upgrade|pump|_multi|d_safe|backup|sh)|xtrabackup|replication.*)$/i;

/** Groups of clients all the same: those of one version or product. */
const ofClients = /^mariadb-client|^(mysql|mariadb)-\d/i;

/**
 * The client's CA in a group that it does not read (of another version, or with an ending that nobody asks for), while it
 * has none to verify by.
 */
export function strayCa(facts: Facts): OptionPlace | undefined {
  const { settings, program } = facts.client ?? {};
  if (settings?.trust !== 'missing' || program?.id.startsWith('mariadb') === true) return undefined;
  const [client] = optionSides(facts).filter(({ side }) => side === 'client');
  return client?.places.find(
    ({ read, identity, group, value }) =>
      !read &&
      /^ssl-ca(path)?$/.test(identity) &&
      value !== null &&
      value !== '' &&
      group !== '' &&
      (ofClients.test(group) || !ofOthers.test(group)),
  );
}
