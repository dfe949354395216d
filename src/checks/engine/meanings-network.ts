import { sharedMeaning, umbrellaMeaning, type WordMeaning, wordMeaning } from './word-meaning.ts';

/** About the way to the server and what answers there. */
export const meaningsNetwork: readonly WordMeaning[] = [
  wordMeaning(
    /ECONNREFUSED|Connection refused|\b(2002|2003)\b.*\(111\)|errno=111|actively refused/i,
    'network-port-closed',
    'server-bind-address-loopback',
  ),
  wordMeaning(
    /ETIMEDOUT|timed? ?out|\((110|113|101)\)|EHOSTUNREACH|No route to host/i,
    'network-firewall-drops',
    'network-mtu-black-hole',
    'network-silent-listener',
  ),
  wordMeaning(
    /\bENOTFOUND|EAI_AGAIN|no such host|UnknownHostException|Unknown (MySQL |host )?(server )?host|Name or service not known|name resolution/i,
    'host-name-unknown',
  ),
  wordMeaning(/could not be resolved/i, 'network-slow-reverse-dns', 'account-host-not-matched-skip-name-resolve'),
  umbrellaMeaning(
    /Communications link failure|driver has not received any packets/i,
    'network-port-closed',
    'network-firewall-drops',
    'network-tls-dropped',
    'tls-version-no-overlap',
  ),
  umbrellaMeaning(/Can't connect to (MySQL )?server on/i, 'network-port-closed', 'network-firewall-drops'),
  wordMeaning(/reading initial communication packet/i, 'network-closed-before-greeting', 'proxy-haproxy-backend-down'),
  wordMeaning(
    /waiting for initial communication packet/i,
    'network-silent-listener',
    'proxy-tls-first',
    'proxy-haproxy-backend-down',
  ),
  wordMeaning(/Protocol mismatch|protocol version 10 is supported/i, 'network-x-protocol-port'),
  wordMeaning(
    /packets? (?:are )?out of order|Packet sequence number wrong|exceeds maxAllowedPacket .*before authentication/i,
    'http-sent-to-mysql-port',
    'peer-not-mysql',
    'network-x-protocol-port',
  ),
  // Go's driver finds a first packet whose number isn't 0; once connected, it is a program that doesn't read its rows.
  wordMeaning(/commands out of sync/i, 'http-sent-to-mysql-port', 'peer-not-mysql'),
  // A driver that says no more than that it ended.
  umbrellaMeaning(
    /PROTOCOL_CONNECTION_LOST|The server closed the connection|ER_SOCKET_UNEXPECTED_CLOSE|socket has unexpectedly been closed|unexpected end of stream, read \d+ bytes|driver: bad connection/i,
    'network-closed-before-greeting',
    'client-cert-refused-shown-as-lost-connection',
    'network-tls-dropped',
  ),
  sharedMeaning(
    /(?:PDO|mysqli|SQLSTATE).*server has gone away/i,
    true,
    'client-cert-other-ca',
    'server-has-no-tls',
    'client-cert-refused-shown-as-lost-connection',
    'network-closed-before-greeting',
  ),
  umbrellaMeaning(/connect to server at '.*' failed/i, 'network-port-closed', 'network-firewall-drops'),
];
