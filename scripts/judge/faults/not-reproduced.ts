/** Causes of server-files, certificates and server options that no scenario sets up, and why. */
export const notReproduced: Readonly<Record<string, string>> = {
  'apparmor-denies-tls-files': 'needs AppArmor in the kernel and a loaded profile',
  'selinux-denies-tls-files': 'needs SELinux in the kernel',
  'tls-files-on-nfs-root-squash': 'needs an NFS server',
  'systemd-sandbox-hides-tls-files': 'needs systemd as the first process',
  'server-reload-without-tls-does-nothing': 'told as a notice beside what keeps TLS off, which is the cause',
  'require-lost-in-copy': 'told as a notice: two rows of one user may be meant as they are',
  'driver-mysql2-ignores-crl': 'shows in the configuration of the driver alone, as a notice',
  'host-name-alias-not-in-cert': 'set up where the hosts file has 127.0.0.1 db.tlsql.test lb.tlsql.test',
  'option-file-debian-link-wrong':
    "needs the machine's own /etc/mysql: a link to nothing is found, one to the other product's file is not looked for",
  'mariadb-auto-cert-not-verifiable': 'found over the wire; the scenario is among those of clients',
  'galera-ssl-differs-between-nodes': "needs Galera's provider, which is a package of its own",
  'galera-cert-refused': "needs Galera's provider, which is a package of its own",
  'galera-ssl-file-unusable': "needs Galera's provider, which is a package of its own",
};
