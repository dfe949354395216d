import { fail } from '../../base/error.ts';

/** Plugins that we know and don't speak, each with the reason. */
const reasons: Readonly<Record<string, string>> = {
  mysql_old_password: 'its hash of before 4.1 is broken in minutes; give the account a newer plugin',
  dialog:
    'it asks for the password in clear through a dialogue (PAM); use mysql_clear_password over TLS (pam_use_cleartext_plugin)',
  auth_gssapi_client: 'it needs a Kerberos ticket of the system',
  authentication_kerberos_client: 'it needs a Kerberos ticket of the system',
  authentication_ldap_sasl_client: 'it needs a SASL library',
  authentication_oci_client: 'it needs an Oracle cloud token',
  authentication_openid_connect_client: 'it needs an OpenID token',
  authentication_webauthn_client: 'it needs a security key at hand',
  authentication_windows_client: 'it needs Windows',
};

/** Fails with `auth-plugin-unknown`, with the reason where the plugin is known. */
export function refusePlugin(name: string): never {
  const shown = JSON.stringify(name.slice(0, 64));
  const reason = Object.hasOwn(reasons, name) ? reasons[name] : undefined;
  fail('auth-plugin-unknown', {
    seen: reason === undefined ? `the auth plugin ${shown}` : `the auth plugin ${shown}: ${reason}`,
    expected: 'one that tlsql speaks',
    fields: { plugin: name.slice(0, 64) },
  });
}

/** Every plugin that is recognised only to be refused. */
export const refusedPlugins: readonly string[] = Object.keys(reasons);
