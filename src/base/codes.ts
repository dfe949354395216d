/**
 * Whose fault an error is; the command line derives its exit status from it.
 * `user`: the command line or its input is wrong · `file`: a file or folder is not as it must be · `peer`: the other side
 * sent something it must not · `refused`: the other side said no, or an action was not safe · `network`: nothing could be
 * reached or it took too long · `machine`: this machine lacks something · `ours`: a bug in tlsql.
 */
export type Fault = 'user' | 'file' | 'peer' | 'refused' | 'network' | 'machine' | 'ours';

/** One line of the catalogue: whose fault, and one clause that says what happened. */
interface CodeEntry {
  readonly fault: Fault;
  readonly says: string;
}

/**
 * The closed list of error codes. A code is never reused for another meaning and never renamed; a new one is a new line
 * here and a test that produces it. Kept in groups by floor, alphabetical inside a group.
 */
export const codes = {
  // base
  'bytes-left-over': { fault: 'peer', says: 'bytes were left over after the last field' },
  'bytes-over-limit': { fault: 'peer', says: 'a length is over its limit' },
  'bytes-truncated': { fault: 'peer', says: 'the data ended in the middle of a field' },
  'deadline-passed': { fault: 'network', says: 'it took longer than allowed' },
  internal: { fault: 'ours', says: 'tlsql met a state that it should never meet' },
  interrupted: { fault: 'user', says: 'it was interrupted' },

  // x509
  'der-damaged': { fault: 'file', says: 'the DER encoding is damaged' },
  'der-left-over': { fault: 'file', says: 'bytes were left over after the DER value' },
  'der-too-deep': { fault: 'file', says: 'the DER encoding is nested too deeply' },
  'der-truncated': { fault: 'file', says: 'the DER encoding ends in the middle of a value' },
  'key-kind-unsupported': { fault: 'file', says: 'the key is of a kind that is not supported' },
  'key-spec-unknown': { fault: 'user', says: 'no such kind of key can be made' },
  'name-attribute-unknown': { fault: 'user', says: 'the name has an attribute that is not known' },
  'name-text-damaged': { fault: 'user', says: 'the name is not written as a distinguished name' },
  'name-value-invalid': { fault: 'user', says: 'a value in the name is not allowed for its attribute' },
  'pem-bad-base64': { fault: 'file', says: 'the text between BEGIN and END is not base64' },
  'pem-bad-header': { fault: 'file', says: 'the header lines of the PEM block are damaged' },
  'pem-bad-line-ends': { fault: 'file', says: 'the PEM lines do not end in line feeds' },
  'pem-bom': { fault: 'file', says: 'the file begins with a byte order mark' },
  'pem-end-mismatch': { fault: 'file', says: 'the END line does not match the BEGIN line' },
  'pem-end-missing': { fault: 'file', says: 'the PEM block has no END line' },
  'pem-indented': { fault: 'file', says: 'the PEM lines are indented' },
  'pem-no-block': { fault: 'file', says: 'the file holds no PEM block' },
  'pem-utf16': { fault: 'file', says: 'the file is text in UTF-16' },
  'pem-wrong-block': { fault: 'file', says: 'the PEM block is of another kind' },
  'private-key-damaged': { fault: 'file', says: 'the private key is damaged' },
  'private-key-passphrase-needed': { fault: 'user', says: 'the private key is encrypted and no passphrase was given' },
  'private-key-passphrase-wrong': { fault: 'user', says: 'the passphrase does not open the private key' },
  'public-key-unreadable': { fault: 'file', says: 'the public key cannot be read' },

  // mysql
  'auth-cleartext-refused': {
    fault: 'refused',
    says: 'the password would have crossed the network readable by others',
  },
  'auth-data-bad': { fault: 'peer', says: 'the auth plugin on the other side sent data that make no sense' },
  'auth-not-provable': { fault: 'refused', says: 'the auth plugin cannot prove the server by the password' },
  'auth-plugin-unknown': { fault: 'refused', says: 'the server asks for an auth plugin that tlsql does not speak' },
  'auth-public-key-bad': { fault: 'peer', says: 'the public key for the password is none that can be used' },
  'auth-public-key-needed': {
    fault: 'refused',
    says: 'the server wants the password and there is neither TLS nor a public key',
  },
  'field-invalid': { fault: 'peer', says: 'a field has a value that it cannot have' },
  'local-infile-refused': { fault: 'refused', says: 'the server asked for a local file and got none' },
  'packet-sequence': { fault: 'peer', says: 'a packet came out of order' },
  'packet-too-large': { fault: 'peer', says: 'a packet is larger than allowed' },
  'packet-unexpected': { fault: 'peer', says: 'another kind of packet was due' },
  'server-capability-missing': { fault: 'peer', says: 'the server lacks a capability that is needed' },
  'server-error': { fault: 'refused', says: 'the server answered a statement with an error' },
  'server-not-mysql': { fault: 'peer', says: 'what answers does not speak the MySQL protocol' },
  'server-proof-wrong': { fault: 'peer', says: 'the server could not prove that it knows the password' },
  'server-protocol-old': { fault: 'peer', says: 'the server speaks a protocol that is too old' },
  'server-refused': { fault: 'refused', says: 'the server refused the connection or the login' },
  'tls-not-offered': { fault: 'refused', says: 'TLS was asked for and the server does not offer it' },

  // optionfile
  'edit-not-undoable': { fault: 'file', says: 'a file has changed since the edit that is to be undone' },
  'option-ambiguous': { fault: 'user', says: 'the beginning of an option name fits several options' },
  'option-file-refused': { fault: 'file', says: 'a program would stop at an option file' },
  'option-name-invalid': { fault: 'user', says: 'a name is no name of an option or group' },
  'option-prefix-not-possible': { fault: 'user', says: 'an option cannot have that prefix' },
  'option-unknown': { fault: 'user', says: 'there is no such option' },
  'driver-config-unreadable': { fault: 'user', says: 'the configuration of the driver cannot be read' },
  'option-value-invalid': { fault: 'user', says: 'an option has a value that it cannot have' },
  'option-value-missing': { fault: 'user', says: 'an option stands without the value that it needs' },
  'options-contradict': { fault: 'user', says: 'two options contradict each other' },

  // io
  'connect-forbidden': { fault: 'machine', says: 'this user may not connect there' },
  'connect-refused': { fault: 'network', says: 'nothing listens on that address and port' },
  'connect-unreachable': { fault: 'network', says: 'the address cannot be reached' },
  'connection-lost': { fault: 'network', says: 'the connection broke' },
  'file-missing': { fault: 'file', says: 'the file does not exist' },
  'file-not-readable': { fault: 'file', says: 'the file cannot be read' },
  'file-not-writable': { fault: 'file', says: 'the file cannot be written' },
  'file-too-large': { fault: 'file', says: 'the file is larger than such a file can be' },
  'host-unknown': { fault: 'network', says: 'the host name has no address' },
  'remote-shell-unfit': { fault: 'machine', says: 'the shell of the other machine cannot do what is needed' },
  'socket-missing': { fault: 'network', says: 'the Unix socket does not exist' },
  'ssh-denied': { fault: 'refused', says: 'ssh could not log in there' },
  'ssh-failed': { fault: 'network', says: 'ssh ended before a shell answered' },
  'ssh-forward-refused': { fault: 'refused', says: 'ssh does not let the connection to the server through' },
  'ssh-host-key': { fault: 'peer', says: 'ssh does not trust the host key' },
  'ssh-lost': { fault: 'machine', says: 'the ssh connection ended in the middle of the work' },
  'ssh-missing': { fault: 'machine', says: 'there is no ssh program' },
  'ssh-unreachable': { fault: 'network', says: 'ssh could not reach the machine' },
  'sudo-refused': { fault: 'refused', says: 'sudo there does not let the user become root without a password' },
  'tls-alert': { fault: 'peer', says: 'the peer ended the TLS handshake with an alert' },
  'tls-cipher-list': { fault: 'user', says: 'the cipher list is unusable' },
  'tls-connection-lost': { fault: 'network', says: 'the connection broke inside the TLS handshake' },
  'tls-failed': { fault: 'peer', says: 'the TLS handshake failed' },
  'tls-key-mismatch': { fault: 'file', says: 'the key is not the key of the certificate' },
  'tls-material-bad': { fault: 'file', says: 'a certificate or key file is no usable PEM' },
  'tls-material-weak': { fault: 'file', says: 'a key or signature is too weak for OpenSSL' },
  'tls-no-common-version': { fault: 'peer', says: 'client and server allow no common TLS version' },
  'tls-not-spoken': { fault: 'peer', says: 'the peer does not speak TLS there' },
  'tls-passphrase': { fault: 'file', says: 'the private key needs a passphrase' },
  'tls-plaintext-before': { fault: 'peer', says: 'bytes came in the clear where only TLS may follow' },

  // ca
  'ca-expired': { fault: 'refused', says: 'the CA certificate is not valid at this time' },
  'ca-files-missing': { fault: 'file', says: 'the CA certificate or its key is not in the folder' },
  'ca-folder-exists': { fault: 'refused', says: 'there is a CA folder already' },
  'ca-folder-missing': { fault: 'file', says: 'that is no CA folder' },
  'ca-key-mismatch': { fault: 'file', says: 'the CA certificate and the key do not belong together' },
  'ca-lock-lost': { fault: 'machine', says: 'the lock of the CA folder was lost' },
  'ca-locked': { fault: 'refused', says: 'another process is working on the CA folder' },
  'certificate-not-from-ca': { fault: 'refused', says: 'the certificate is not from this CA' },
  'chain-unclear': { fault: 'file', says: 'the certificates do not make one chain' },
  'csv-damaged': { fault: 'file', says: 'the CSV file is damaged' },
  'csv-empty': { fault: 'file', says: 'the CSV file asks for no certificate' },
  'csv-rows-bad': { fault: 'refused', says: 'rows of the CSV file cannot be issued, so none was' },
  'disk-full': { fault: 'machine', says: 'the disk is full' },
  'file-exists': { fault: 'refused', says: 'the file exists and is not overwritten' },
  'index-changed': { fault: 'refused', says: 'the index changed in the middle of the command' },
  'index-damaged': { fault: 'file', says: 'the index of the CA folder is damaged' },
  'issue-refused': { fault: 'refused', says: 'such a certificate would not work' },
  'journal-left': { fault: 'machine', says: 'the change could not be finished yet' },
  'key-command-failed': { fault: 'machine', says: 'the key command gave no usable signature' },
  'number-file-damaged': { fault: 'file', says: 'the file with the next number is damaged' },
  'schedule-damaged': { fault: 'file', says: 'the list of scheduled revocations is damaged' },
  'serial-revoked': { fault: 'refused', says: 'the certificate is revoked already' },
  'serial-unknown': { fault: 'refused', says: 'the CA folder has no certificate with this serial' },
  'subject-taken': { fault: 'refused', says: 'a valid certificate with this subject is there already' },

  // session
  'compression-not-possible': { fault: 'refused', says: 'no compression that was asked for is possible' },
  'connection-closed': { fault: 'network', says: 'the server closed the connection' },
  'server-chain-untrusted': { fault: 'peer', says: "the server's certificate is not trusted" },
  'server-fingerprint-unknown': { fault: 'peer', says: "the server's certificate is none of those that are pinned" },
  'server-name-mismatch': { fault: 'peer', says: "the server's certificate is for another name" },
  'tls-ca-needed': { fault: 'user', says: 'the server is to be verified and no CA is given' },

  // endpoint
  'endpoint-options-wrong': { fault: 'user', says: 'the built-in server was started with options that cannot work' },
  'endpoint-peer-gone': { fault: 'network', says: 'the client went away from the built-in server' },
  'endpoint-statement-refused': { fault: 'refused', says: 'the built-in server refused a statement' },
  'endpoint-tls-unusable': { fault: 'file', says: 'the built-in server cannot make TLS of its files' },

  // prove
  'ca-not-the-issuer': { fault: 'user', says: 'that CA did not issue the certificate' },

  // demo
  'server-did-not-start': { fault: 'machine', says: 'the throw-away server did not start' },
  'server-not-here': { fault: 'machine', says: 'that server is not on this machine' },

  // plan
  'intent-invalid': { fault: 'user', says: 'the intent file says something that it cannot say' },

  // secure
  'restart-failed': { fault: 'machine', says: 'the server did not come back after the restart' },
  'secure-journal-damaged': { fault: 'file', says: 'the journal of the run cannot be read' },
  'secure-locked': { fault: 'refused', says: 'somebody else is securing this server' },
  'secure-nothing-begun': { fault: 'user', says: 'there is no run to finish or take back' },
  'secure-not-finished': { fault: 'refused', says: 'an earlier run was not finished' },
  'secure-step-failed': { fault: 'refused', says: 'a step did not do what it should' },
  'undo-incomplete': { fault: 'machine', says: 'not everything could be brought back' },

  // cli
  usage: { fault: 'user', says: 'the command line is wrong' },
} as const satisfies Record<string, CodeEntry>;

/** A stable identifier of an error. */
export type Code = keyof typeof codes;
