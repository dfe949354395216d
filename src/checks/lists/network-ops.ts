// biome-ignore-all assist/source/organizeImports: generated, in the order of the ids
import { check as accountHostNotAllowed } from '../account-host-not-allowed.ts';
import { check as addressSeveralServers } from '../address-several-servers.ts';
import { check as adminLoginOtherServer } from '../admin-login-other-server.ts';
import { check as clientCryptoPolicyTooStrict } from '../client-crypto-policy-too-strict.ts';
import { check as compressionIsNotEncryption } from '../compression-is-not-encryption.ts';
import { check as connectionImpossible } from '../connection-impossible.ts';
import { check as galeraCertRefused } from '../galera-cert-refused.ts';
import { check as galeraSslDiffersBetweenNodes } from '../galera-ssl-differs-between-nodes.ts';
import { check as galeraSslFileUnusable } from '../galera-ssl-file-unusable.ts';
import { check as greetingRefused } from '../greeting-refused.ts';
import { check as groupMemberNotJoined } from '../group-member-not-joined.ts';
import { check as groupReplicationCertRefused } from '../group-replication-cert-refused.ts';
import { check as groupReplicationSslModeDiffers } from '../group-replication-ssl-mode-differs.ts';
import { check as healthCheckBlocksHost } from '../health-check-blocks-host.ts';
import { check as hostBlocked } from '../host-blocked.ts';
import { check as hostNameOfTunnelNotInCert } from '../host-name-of-tunnel-not-in-cert.ts';
import { check as hostNameUnknown } from '../host-name-unknown.ts';
import { check as hostNearlyBlocked } from '../host-nearly-blocked.ts';
import { check as httpSentToMysqlPort } from '../http-sent-to-mysql-port.ts';
import { check as loginNotAnswered } from '../login-not-answered.ts';
import { check as networkClosedBeforeGreeting } from '../network-closed-before-greeting.ts';
import { check as networkFirewallDrops } from '../network-firewall-drops.ts';
import { check as networkLoginTimeout } from '../network-login-timeout.ts';
import { check as networkMtuBlackHole } from '../network-mtu-black-hole.ts';
import { check as networkNothingAfterGreeting } from '../network-nothing-after-greeting.ts';
import { check as networkPlaintextErrorInsideHandshake } from '../network-plaintext-error-inside-handshake.ts';
import { check as networkPortClosed } from '../network-port-closed.ts';
import { check as networkSilentListener } from '../network-silent-listener.ts';
import { check as networkSlowReverseDns } from '../network-slow-reverse-dns.ts';
import { check as networkTlsDropped } from '../network-tls-dropped.ts';
import { check as networkXProtocolPort } from '../network-x-protocol-port.ts';
import { check as peerNotMysql } from '../peer-not-mysql.ts';
import { check as proxyHaproxyBackendDown } from '../proxy-haproxy-backend-down.ts';
import { check as proxyHeaderExpected } from '../proxy-header-expected.ts';
import { check as proxyHeaderRefused } from '../proxy-header-refused.ts';
import { check as proxyProtocolNotEnabled } from '../proxy-protocol-not-enabled.ts';
import { check as proxyProxysqlTlsOnOneLeg } from '../proxy-proxysql-tls-on-one-leg.ts';
import { check as proxyRouterBackendTlsFailed } from '../proxy-router-backend-tls-failed.ts';
import { check as proxyRouterClientTlsRequired } from '../proxy-router-client-tls-required.ts';
import { check as proxyRouterHidesTlsState } from '../proxy-router-hides-tls-state.ts';
import { check as proxyStripsTls } from '../proxy-strips-tls.ts';
import { check as proxyTerminatesTls } from '../proxy-terminates-tls.ts';
import { check as proxyTlsFirst } from '../proxy-tls-first.ts';
import { check as replicaCertRefused } from '../replica-cert-refused.ts';
import { check as replicaConnectionFails } from '../replica-connection-fails.ts';
import { check as replicaEncryptsButDoesNotVerify } from '../replica-encrypts-but-does-not-verify.ts';
import { check as replicaKeyCertMismatch } from '../replica-key-cert-mismatch.ts';
import { check as replicaNameMismatch } from '../replica-name-mismatch.ts';
import { check as replicaPathRelative } from '../replica-path-relative.ts';
import { check as replicaPlainCachingSha2 } from '../replica-plain-caching-sha2.ts';
import { check as replicaSilentlyPlaintext } from '../replica-silently-plaintext.ts';
import { check as replicaSourceCertRefused } from '../replica-source-cert-refused.ts';
import { check as replicaSourceWithoutTls } from '../replica-source-without-tls.ts';
import { check as replicaTlsFileUnusable } from '../replica-tls-file-unusable.ts';
import { check as replicaWrongCa } from '../replica-wrong-ca.ts';
import { check as sClientVerificationOkWithoutTls } from '../s-client-verification-ok-without-tls.ts';
import { check as serverBindAddressLoopback } from '../server-bind-address-loopback.ts';
import { check as serverDhKeyTooSmall } from '../server-dh-key-too-small.ts';
import { check as serverFlushHostsRemoved } from '../server-flush-hosts-removed.ts';
import { check as serverHandshakeWithoutTimeout } from '../server-handshake-without-timeout.ts';
import { check as serverInitConnectFails } from '../server-init-connect-fails.ts';
import { check as serverOfflineMode } from '../server-offline-mode.ts';
import { check as serverOutOfConnections } from '../server-out-of-connections.ts';
import { check as serverSocketMissing } from '../server-socket-missing.ts';
import { check as serverTakesNoTcp } from '../server-takes-no-tcp.ts';
import { check as tlsFailureBlocksHost } from '../tls-failure-blocks-host.ts';
import { check as tlsHandshakeFailed } from '../tls-handshake-failed.ts';
import { check as tlsPlainAnswer } from '../tls-plain-answer.ts';
import type { Check, Fault } from '../engine/check.ts';

/** Generated by scripts/check-docs.ts. */
export const networkOps: readonly (Check | Fault)[] = [
  accountHostNotAllowed,
  addressSeveralServers,
  adminLoginOtherServer,
  clientCryptoPolicyTooStrict,
  compressionIsNotEncryption,
  connectionImpossible,
  galeraCertRefused,
  galeraSslDiffersBetweenNodes,
  galeraSslFileUnusable,
  greetingRefused,
  groupMemberNotJoined,
  groupReplicationCertRefused,
  groupReplicationSslModeDiffers,
  healthCheckBlocksHost,
  hostBlocked,
  hostNameOfTunnelNotInCert,
  hostNameUnknown,
  hostNearlyBlocked,
  httpSentToMysqlPort,
  loginNotAnswered,
  networkClosedBeforeGreeting,
  networkFirewallDrops,
  networkLoginTimeout,
  networkMtuBlackHole,
  networkNothingAfterGreeting,
  networkPlaintextErrorInsideHandshake,
  networkPortClosed,
  networkSilentListener,
  networkSlowReverseDns,
  networkTlsDropped,
  networkXProtocolPort,
  peerNotMysql,
  proxyHaproxyBackendDown,
  proxyHeaderExpected,
  proxyHeaderRefused,
  proxyProtocolNotEnabled,
  proxyProxysqlTlsOnOneLeg,
  proxyRouterBackendTlsFailed,
  proxyRouterClientTlsRequired,
  proxyRouterHidesTlsState,
  proxyStripsTls,
  proxyTerminatesTls,
  proxyTlsFirst,
  replicaCertRefused,
  replicaConnectionFails,
  replicaEncryptsButDoesNotVerify,
  replicaKeyCertMismatch,
  replicaNameMismatch,
  replicaPathRelative,
  replicaPlainCachingSha2,
  replicaSilentlyPlaintext,
  replicaSourceCertRefused,
  replicaSourceWithoutTls,
  replicaTlsFileUnusable,
  replicaWrongCa,
  sClientVerificationOkWithoutTls,
  serverBindAddressLoopback,
  serverDhKeyTooSmall,
  serverFlushHostsRemoved,
  serverHandshakeWithoutTimeout,
  serverInitConnectFails,
  serverOfflineMode,
  serverOutOfConnections,
  serverSocketMissing,
  serverTakesNoTcp,
  tlsFailureBlocksHost,
  tlsHandshakeFailed,
  tlsPlainAnswer,
];
