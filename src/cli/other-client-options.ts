const names = `
  abort-source-on-error add-drop-database add-drop-masking-policy add-drop-table add-drop-trigger add-drop-user
  add-locks all-databases all-tablespaces allow-keywords apply-replica-statements apply-slave-statements as-of
  authentication-oci-client-config-profile authentication-openid-connect-client-id-token-file auto-rehash
  auto-vertical-output batch binary-as-hex binary-mode bind-address character-sets-dir column-names
  column-statistics column-type-info commands comments compact compatible complete-insert
  compression-algorithms connect-expired-password copy-s3-tables create-options databases debug debug-check
  debug-info default-character-set delayed-insert delete-master-logs delete-source-logs delimiter dir
  disable-auto-rehash disable-keys disable-reconnect disable-tee dns-srv-name dump-date dump-history
  dump-replica dump-slave events exclude-user execute extended-insert fields-enclosed-by fields-escaped-by
  fields-optionally-enclosed-by fields-terminated-by flush-logs flush-privileges force gtid header help
  hex-blob histignore html i-am-a-dummy ignore-database ignore-error ignore-spaces ignore-table
  ignore-table-data ignore-views include-master-host-port include-source-host-port include-user init-command
  init-command-add insert-ignore line-numbers lines-terminated-by load-data-local-dir local-infile
  lock-all-tables lock-tables log-error log-queries masking-policies master-data max-allowed-packet
  max-join-size max-statement-time mysqld-long-query-time named-commands net-buffer-length network-namespace
  network-timeout no-auto-rehash no-autocommit no-beep no-create-db no-create-info no-data no-data-med
  no-login-paths no-set-names no-tablespaces oci-config-file one-database opt order-by-primary order-by-size
  output-as-version pager parallel password1 password2 password3
  plugin-authentication-webauthn-client-preserve-privacy plugin-authentication-webauthn-device plugin-dir
  print-defaults print-query-on-error progress-reports prompt quick quick-max-column-width quote-names raw
  reconnect register-factor replace result-file routines safe-updates sandbox secure-auth select-limit
  server-arg set-charset set-gtid-purged show-create-table-skip-secondary-engine show-query-costs show-warnings
  sigint-ignore silent single-transaction skip-column-names skip-comments skip-generated-invisible-primary-key
  skip-line-numbers skip-opt source-data ssl-fips-mode ssl-session-data
  ssl-session-data-continue-on-failed-reuse syslog system system-command tab table tables tee telemetry-client
  tls-sni-servername triggers tz-utc unbuffered update-history users verbose version vertical wait where xml
  zstd-compression-level
`;

/**
 * Options of mysql, mysqldump, mariadb and mariadb-dump that don't say how to connect, from `--help` of 9.7 and 11.8: a
 * line that was copied from a shell has them, and they are no fault.
 */
export const otherClientOptions: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
