// biome-ignore-all assist/source/organizeImports: generated, in the order of the ids
import { check as adminChannelTlsIncomplete } from '../admin-channel-tls-incomplete.ts';
import { check as cipherNoOverlap } from '../cipher-no-overlap.ts';
import { check as clientCaGivenNotVerified } from '../client-ca-given-not-verified.ts';
import { check as clientCaImpliesVerify } from '../client-ca-implies-verify.ts';
import { check as clientCertWithoutKey } from '../client-cert-without-key.ts';
import { check as clientCipherListUnusable } from '../client-cipher-list-unusable.ts';
import { check as clientConnectTimeoutTooShort } from '../client-connect-timeout-too-short.ts';
import { check as clientFirstUnknownOptionSwallowed } from '../client-first-unknown-option-swallowed.ts';
import { check as clientMariadb11VerifiesByDefault } from '../client-mariadb-11-verifies-by-default.ts';
import { check as clientMariadbOptionUnknownToMysql } from '../client-mariadb-option-unknown-to-mysql.ts';
import { check as clientMariadbSkipSslConflict } from '../client-mariadb-skip-ssl-conflict.ts';
import { check as clientOpensslDefaultProviderOff } from '../client-openssl-default-provider-off.ts';
import { check as clientOptionInServerGroup } from '../client-option-in-server-group.ts';
import { check as clientOptionsInvalid } from '../client-options-invalid.ts';
import { check as clientPathRelative } from '../client-path-relative.ts';
import { check as clientSslModeInvalid } from '../client-ssl-mode-invalid.ts';
import { check as clientSslModeUnknownToMariadb } from '../client-ssl-mode-unknown-to-mariadb.ts';
import { check as clientStatusCommandRefused } from '../client-status-command-refused.ts';
import { check as clientTlsOptionalPlaintext } from '../client-tls-optional-plaintext.ts';
import { check as clientTlsVersionInvalid } from '../client-tls-version-invalid.ts';
import { check as clientVerifyWithoutCa } from '../client-verify-without-ca.ts';
import { check as driverCannotParseIncludedir } from '../driver-cannot-parse-includedir.ts';
import { check as galeraSslOptionSeparate } from '../galera-ssl-option-separate.ts';
import { check as groupReplicationSslOptionInvalid } from '../group-replication-ssl-option-invalid.ts';
import { check as includedirMissing } from '../includedir-missing.ts';
import { check as localhostMeansSocket } from '../localhost-means-socket.ts';
import { check as optionCommentOrQuoteInValue } from '../option-comment-or-quote-in-value.ts';
import { check as optionDefaultsFileNotFirst } from '../option-defaults-file-not-first.ts';
import { check as optionEnvironmentOverrides } from '../option-environment-overrides.ts';
import { check as optionFileDebianLinkWrong } from '../option-file-debian-link-wrong.ts';
import { check as optionFileEditedNotRestarted } from '../option-file-edited-not-restarted.ts';
import { check as optionFileNotTheOneRead } from '../option-file-not-the-one-read.ts';
import { check as optionFileWorldWritable } from '../option-file-world-writable.ts';
import { check as optionGivenTwice } from '../option-given-twice.ts';
import { check as optionInWrongGroup } from '../option-in-wrong-group.ts';
import { check as optionLaterFileOverrides } from '../option-later-file-overrides.ts';
import { check as optionLoginPathOverrides } from '../option-login-path-overrides.ts';
import { check as optionLooseIgnored } from '../option-loose-ignored.ts';
import { check as optionNameTypo } from '../option-name-typo.ts';
import { check as optionNameUppercase } from '../option-name-uppercase.ts';
import { check as optionOnlyInMysqlGroup } from '../option-only-in-mysql-group.ts';
import { check as optionSeparatorNotEquals } from '../option-separator-not-equals.ts';
import { check as optionSetGlobalNotReloaded } from '../option-set-global-not-reloaded.ts';
import { check as optionSystemdOverrides } from '../option-systemd-overrides.ts';
import { check as optionValueNotExpanded } from '../option-value-not-expanded.ts';
import { check as optionWithDashesInFile } from '../option-with-dashes-in-file.ts';
import { check as optionWithoutGroup } from '../option-without-group.ts';
import { check as persistedVariableBlocksStart } from '../persisted-variable-blocks-start.ts';
import { check as requireSecureTransportPlainClient } from '../require-secure-transport-plain-client.ts';
import { check as requireSecureTransportWithoutTls } from '../require-secure-transport-without-tls.ts';
import { check as serverCipherListUnusable } from '../server-cipher-list-unusable.ts';
import { check as serverOptionInClientGroup } from '../server-option-in-client-group.ts';
import { check as serverReloadStricterThanStart } from '../server-reload-stricter-than-start.ts';
import { check as serverSkipSslRemoved } from '../server-skip-ssl-removed.ts';
import { check as serverSslDisabledByOption } from '../server-ssl-disabled-by-option.ts';
import { check as serverTlsOnWithoutCert } from '../server-tls-on-without-cert.ts';
import { check as serverValidateConfigMissesTlsFiles } from '../server-validate-config-misses-tls-files.ts';
import { check as sslCipherIgnoredInTls13 } from '../ssl-cipher-ignored-in-tls13.ts';
import { check as tlsVersionNoOverlap } from '../tls-version-no-overlap.ts';
import { check as tlsVersionRemoved } from '../tls-version-removed.ts';
import { check as tlsVersionTypo } from '../tls-version-typo.ts';
import { check as tls13CiphersuitesEmpty } from '../tls13-ciphersuites-empty.ts';
import { check as tls13NameInSslCipher } from '../tls13-name-in-ssl-cipher.ts';
import { check as yasslCipherEmpty } from '../yassl-cipher-empty.ts';
import type { Check, Fault } from '../engine/check.ts';

/** Generated by scripts/check-docs.ts. */
export const options: readonly (Check | Fault)[] = [
  adminChannelTlsIncomplete,
  cipherNoOverlap,
  clientCaGivenNotVerified,
  clientCaImpliesVerify,
  clientCertWithoutKey,
  clientCipherListUnusable,
  clientConnectTimeoutTooShort,
  clientFirstUnknownOptionSwallowed,
  clientMariadb11VerifiesByDefault,
  clientMariadbOptionUnknownToMysql,
  clientMariadbSkipSslConflict,
  clientOpensslDefaultProviderOff,
  clientOptionInServerGroup,
  clientOptionsInvalid,
  clientPathRelative,
  clientSslModeInvalid,
  clientSslModeUnknownToMariadb,
  clientStatusCommandRefused,
  clientTlsOptionalPlaintext,
  clientTlsVersionInvalid,
  clientVerifyWithoutCa,
  driverCannotParseIncludedir,
  galeraSslOptionSeparate,
  groupReplicationSslOptionInvalid,
  includedirMissing,
  localhostMeansSocket,
  optionCommentOrQuoteInValue,
  optionDefaultsFileNotFirst,
  optionEnvironmentOverrides,
  optionFileDebianLinkWrong,
  optionFileEditedNotRestarted,
  optionFileNotTheOneRead,
  optionFileWorldWritable,
  optionGivenTwice,
  optionInWrongGroup,
  optionLaterFileOverrides,
  optionLoginPathOverrides,
  optionLooseIgnored,
  optionNameTypo,
  optionNameUppercase,
  optionOnlyInMysqlGroup,
  optionSeparatorNotEquals,
  optionSetGlobalNotReloaded,
  optionSystemdOverrides,
  optionValueNotExpanded,
  optionWithDashesInFile,
  optionWithoutGroup,
  persistedVariableBlocksStart,
  requireSecureTransportPlainClient,
  requireSecureTransportWithoutTls,
  serverCipherListUnusable,
  serverOptionInClientGroup,
  serverReloadStricterThanStart,
  serverSkipSslRemoved,
  serverSslDisabledByOption,
  serverTlsOnWithoutCert,
  serverValidateConfigMissesTlsFiles,
  sslCipherIgnoredInTls13,
  tlsVersionNoOverlap,
  tlsVersionRemoved,
  tlsVersionTypo,
  tls13CiphersuitesEmpty,
  tls13NameInSslCipher,
  yasslCipherEmpty,
];
