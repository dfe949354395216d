// biome-ignore-all assist/source/organizeImports: generated, in the order of the ids
import { check as accountCleartextPasswordWithoutTls } from '../account-cleartext-password-without-tls.ts';
import { check as accountConnectionLimitReached } from '../account-connection-limit-reached.ts';
import { check as accountGrantIdentifiedByRemoved } from '../account-grant-identified-by-removed.ts';
import { check as accountHostNotMatchedSkipNameResolve } from '../account-host-not-matched-skip-name-resolve.ts';
import { check as accountLocked } from '../account-locked.ts';
import { check as accountNoMatchForHost } from '../account-no-match-for-host.ts';
import { check as accountOldPassword } from '../account-old-password.ts';
import { check as accountPasswordExpired } from '../account-password-expired.ts';
import { check as accountPasswordWrong } from '../account-password-wrong.ts';
import { check as accountShadowedByOtherRow } from '../account-shadowed-by-other-row.ts';
import { check as accountSocketAuthOverNetwork } from '../account-socket-auth-over-network.ts';
import { check as accountTableEditedDirectly } from '../account-table-edited-directly.ts';
import { check as authPluginMissingClient } from '../auth-plugin-missing-client.ts';
import { check as authPluginMissingServer } from '../auth-plugin-missing-server.ts';
import { check as cachingSha2PlainCold } from '../caching-sha2-plain-cold.ts';
import { check as clientAuthProtocolTooOld } from '../client-auth-protocol-too-old.ts';
import { check as clientCleartextPluginDisabled } from '../client-cleartext-plugin-disabled.ts';
import { check as clientMariadbCleartextPasswordWithoutTls } from '../client-mariadb-cleartext-password-without-tls.ts';
import { check as clientMariadbPasswordlessNotVerified } from '../client-mariadb-passwordless-not-verified.ts';
import { check as clientRsaKeyFromNetwork } from '../client-rsa-key-from-network.ts';
import { check as databaseAccessDenied } from '../database-access-denied.ts';
import { check as databaseUnknown } from '../database-unknown.ts';
import { check as loginDenied } from '../login-denied.ts';
import { check as loginImpossible } from '../login-impossible.ts';
import { check as nativePasswordPluginMissingClient } from '../native-password-plugin-missing-client.ts';
import { check as nativePasswordPluginRemovedServer } from '../native-password-plugin-removed-server.ts';
import { check as replicaPlainRequireSsl } from '../replica-plain-require-ssl.ts';
import { check as replicaRequireX509NoCert } from '../replica-require-x509-no-cert.ts';
import { check as requireAlterSyntax56 } from '../require-alter-syntax-56.ts';
import { check as requireAndSyntax } from '../require-and-syntax.ts';
import { check as requireCipherNotNegotiated } from '../require-cipher-not-negotiated.ts';
import { check as requireDroppedSilently } from '../require-dropped-silently.ts';
import { check as requireEmptySpecified } from '../require-empty-specified.ts';
import { check as requireInGrantRemoved } from '../require-in-grant-removed.ts';
import { check as requireIssuerIsRoot } from '../require-issuer-is-root.ts';
import { check as requireIssuerMismatch } from '../require-issuer-mismatch.ts';
import { check as requireLostInCopy } from '../require-lost-in-copy.ts';
import { check as requireNotSet } from '../require-not-set.ts';
import { check as requireOfProxiedAccountCounts } from '../require-of-proxied-account-counts.ts';
import { check as requireOnRoleIgnored } from '../require-on-role-ignored.ts';
import { check as requireSslPlainClient } from '../require-ssl-plain-client.ts';
import { check as requireSslUnixSocket } from '../require-ssl-unix-socket.ts';
import { check as requireSubjectBackslashLost } from '../require-subject-backslash-lost.ts';
import { check as requireSubjectCase } from '../require-subject-case.ts';
import { check as requireSubjectMismatch } from '../require-subject-mismatch.ts';
import { check as requireSubjectMultivaluedRdn } from '../require-subject-multivalued-rdn.ts';
import { check as requireSubjectNonAscii } from '../require-subject-non-ascii.ts';
import { check as requireSubjectNotOneline } from '../require-subject-not-oneline.ts';
import { check as requireSubjectPartial } from '../require-subject-partial.ts';
import { check as requireSubjectRdnOrder } from '../require-subject-rdn-order.ts';
import { check as requireSubjectShortName } from '../require-subject-short-name.ts';
import { check as requireSubjectTrailingSpace } from '../require-subject-trailing-space.ts';
import { check as requireSubjectYasslDiffers } from '../require-subject-yassl-differs.ts';
import { check as requireX509NoClientCert } from '../require-x509-no-client-cert.ts';
import { check as serverCaNotSetTrustsSystemCas } from '../server-ca-not-set-trusts-system-cas.ts';
import { check as serverLogLevelTooLow } from '../server-log-level-too-low.ts';
import { check as serverPublicKeyWrong } from '../server-public-key-wrong.ts';
import { check as serverRsaPairMismatch } from '../server-rsa-pair-mismatch.ts';
import { check as serverRsaPairMissing } from '../server-rsa-pair-missing.ts';
import { check as sessionSslStatusEmptyMariadb } from '../session-ssl-status-empty-mariadb.ts';
import type { Check, Fault } from '../engine/check.ts';

/** Generated by scripts/check-docs.ts. */
export const accountsAuth: readonly (Check | Fault)[] = [
  accountCleartextPasswordWithoutTls,
  accountConnectionLimitReached,
  accountGrantIdentifiedByRemoved,
  accountHostNotMatchedSkipNameResolve,
  accountLocked,
  accountNoMatchForHost,
  accountOldPassword,
  accountPasswordExpired,
  accountPasswordWrong,
  accountShadowedByOtherRow,
  accountSocketAuthOverNetwork,
  accountTableEditedDirectly,
  authPluginMissingClient,
  authPluginMissingServer,
  cachingSha2PlainCold,
  clientAuthProtocolTooOld,
  clientCleartextPluginDisabled,
  clientMariadbCleartextPasswordWithoutTls,
  clientMariadbPasswordlessNotVerified,
  clientRsaKeyFromNetwork,
  databaseAccessDenied,
  databaseUnknown,
  loginDenied,
  loginImpossible,
  nativePasswordPluginMissingClient,
  nativePasswordPluginRemovedServer,
  replicaPlainRequireSsl,
  replicaRequireX509NoCert,
  requireAlterSyntax56,
  requireAndSyntax,
  requireCipherNotNegotiated,
  requireDroppedSilently,
  requireEmptySpecified,
  requireInGrantRemoved,
  requireIssuerIsRoot,
  requireIssuerMismatch,
  requireLostInCopy,
  requireNotSet,
  requireOfProxiedAccountCounts,
  requireOnRoleIgnored,
  requireSslPlainClient,
  requireSslUnixSocket,
  requireSubjectBackslashLost,
  requireSubjectCase,
  requireSubjectMismatch,
  requireSubjectMultivaluedRdn,
  requireSubjectNonAscii,
  requireSubjectNotOneline,
  requireSubjectPartial,
  requireSubjectRdnOrder,
  requireSubjectShortName,
  requireSubjectTrailingSpace,
  requireSubjectYasslDiffers,
  requireX509NoClientCert,
  serverCaNotSetTrustsSystemCas,
  serverLogLevelTooLow,
  serverPublicKeyWrong,
  serverRsaPairMismatch,
  serverRsaPairMissing,
  sessionSslStatusEmptyMariadb,
];
