/**
 * Object identifiers with the short and long names that OpenSSL 3.0 gives them (`openssl list -objects`), for what
 * usually stands in names, certificates, CRLs and keys.
 * A line is `prefix:last=short|long;…`; the long name is left out when it is the same.
 */
export const oidTable = `
0.9:2342=pss
0.9.2342:19200300=ucl
0.9.2342.19200300:100=pilot
0.9.2342.19200300.100:1=pilotAttributeType;3=pilotAttributeSyntax;4=pilotObjectClass;10=pilotGroups
0.9.2342.19200300.100.1:1=UID|userId;2=textEncodedORAddress;3=mail|rfc822Mailbox;4=info;5=favouriteDrink;6=roomNumber
0.9.2342.19200300.100.1:7=photo;8=userClass;9=host;10=manager;11=documentIdentifier;12=documentTitle;13=documentVersion
0.9.2342.19200300.100.1:14=documentAuthor;15=documentLocation;20=homeTelephoneNumber;21=secretary;22=otherMailbox
0.9.2342.19200300.100.1:23=lastModifiedTime;24=lastModifiedBy;25=DC|domainComponent;26=aRecord;27=pilotAttributeType27
0.9.2342.19200300.100.1:28=mXRecord;29=nSRecord;30=sOARecord;31=cNAMERecord;37=associatedDomain;38=associatedName
0.9.2342.19200300.100.1:39=homePostalAddress;40=personalTitle;41=mobileTelephoneNumber;42=pagerTelephoneNumber
0.9.2342.19200300.100.1:43=friendlyCountryName;44=uid|uniqueIdentifier;45=organizationalStatus;46=janetMailbox
0.9.2342.19200300.100.1:47=mailPreferenceOption;48=buildingName;49=dSAQuality;50=singleLevelQuality
0.9.2342.19200300.100.1:51=subtreeMinimumQuality;52=subtreeMaximumQuality;53=personalSignature;54=dITRedirect;55=audio
0.9.2342.19200300.100.1:56=documentPublisher
0.9.2342.19200300.100.3:4=iA5StringSyntax;5=caseIgnoreIA5StringSyntax
0.9.2342.19200300.100.4:3=pilotObject;4=pilotPerson;5=account;6=document;7=room;9=documentSeries;13=domain|Domain
0.9.2342.19200300.100.4:14=rFC822localPart;15=dNSDomain;17=domainRelatedObject;18=friendlyCountry
0.9.2342.19200300.100.4:19=simpleSecurityObject;20=pilotOrganization;21=pilotDSA;22=qualityLabelledData
1.2.643.2.2:3=id-GostR3411-94-with-GostR3410-2001|GOST R 34.11-94 with GOST R 34.10-2001
1.2.643.2.2:4=id-GostR3411-94-with-GostR3410-94|GOST R 34.11-94 with GOST R 34.10-94;19=gost2001|GOST R 34.10-2001
1.2.643.2.2:20=gost94|GOST R 34.10-94
1.2.643.3.131.1:1=INN
1.2.643.7.1.1:1=id-tc26-sign;3=id-tc26-signwithdigest;6=id-tc26-agreement
1.2.643.7.1.1.1:1=gost2012_256|GOST R 34.10-2012 with 256 bit modulus
1.2.643.7.1.1.1:2=gost2012_512|GOST R 34.10-2012 with 512 bit modulus
1.2.643.7.1.1.3:2=id-tc26-signwithdigest-gost3410-2012-256|GOST R 34.10-2012 with GOST R 34.11-2012 (256 bit)
1.2.643.7.1.1.3:3=id-tc26-signwithdigest-gost3410-2012-512|GOST R 34.10-2012 with GOST R 34.11-2012 (512 bit)
1.2.643.7.1.1.6:1=id-tc26-agreement-gost-3410-2012-256;2=id-tc26-agreement-gost-3410-2012-512
1.2.643.100:1=OGRN;3=SNILS;5=OGRNIP;111=subjectSignTool|Signing Tool of Subject
1.2.643.100:112=issuerSignTool|Signing Tool of Issuer;113=classSignTool|Class of Signing Tool
1.2.643.100.113:1=classSignToolKC1|Class of Signing Tool KC1;2=classSignToolKC2|Class of Signing Tool KC2
1.2.643.100.113:3=classSignToolKC3|Class of Signing Tool KC3;4=classSignToolKB1|Class of Signing Tool KB1
1.2.643.100.113:5=classSignToolKB2|Class of Signing Tool KB2;6=classSignToolKA1|Class of Signing Tool KA1
1.2.840:10040=X9-57|X9.57;10045=ansi-X9-62|ANSI X9.62
1.2.840.10040:4=X9cm|X9.57 CM ?
1.2.840.10040.2:1=holdInstructionNone|Hold Instruction None;2=holdInstructionCallIssuer|Hold Instruction Call Issuer
1.2.840.10040.2:3=holdInstructionReject|Hold Instruction Reject
1.2.840.10040.4:1=DSA|dsaEncryption;3=DSA-SHA1|dsaWithSHA1
1.2.840.10045.1:1=prime-field;2=characteristic-two-field
1.2.840.10045.1.2:3=id-characteristic-two-basis
1.2.840.10045.1.2.3:1=onBasis;2=tpBasis;3=ppBasis
1.2.840.10045.2:1=id-ecPublicKey
1.2.840.10045.3.0:1=c2pnb163v1;2=c2pnb163v2;3=c2pnb163v3;4=c2pnb176v1;5=c2tnb191v1;6=c2tnb191v2;7=c2tnb191v3
1.2.840.10045.3.0:8=c2onb191v4;9=c2onb191v5;10=c2pnb208w1;11=c2tnb239v1;12=c2tnb239v2;13=c2tnb239v3;14=c2onb239v4
1.2.840.10045.3.0:15=c2onb239v5;16=c2pnb272w1;17=c2pnb304w1;18=c2tnb359v1;19=c2pnb368w1;20=c2tnb431r1
1.2.840.10045.3.1:1=prime192v1;2=prime192v2;3=prime192v3;4=prime239v1;5=prime239v2;6=prime239v3;7=prime256v1
1.2.840.10045.4:1=ecdsa-with-SHA1;2=ecdsa-with-Recommended;3=ecdsa-with-Specified
1.2.840.10045.4.3:1=ecdsa-with-SHA224;2=ecdsa-with-SHA256;3=ecdsa-with-SHA384;4=ecdsa-with-SHA512
1.2.840.10046.2:1=dhpublicnumber|X9.42 DH
1.2.840.113549.1:1=pkcs1;5=pkcs5;9=pkcs9
1.2.840.113549.1.1:1=rsaEncryption;2=RSA-MD2|md2WithRSAEncryption;3=RSA-MD4|md4WithRSAEncryption
1.2.840.113549.1.1:4=RSA-MD5|md5WithRSAEncryption;5=RSA-SHA1|sha1WithRSAEncryption;6=rsaOAEPEncryptionSET
1.2.840.113549.1.1:7=RSAES-OAEP|rsaesOaep;8=MGF1|mgf1;9=PSPECIFIED|pSpecified;10=RSASSA-PSS|rsassaPss
1.2.840.113549.1.1:11=RSA-SHA256|sha256WithRSAEncryption;12=RSA-SHA384|sha384WithRSAEncryption
1.2.840.113549.1.1:13=RSA-SHA512|sha512WithRSAEncryption;14=RSA-SHA224|sha224WithRSAEncryption
1.2.840.113549.1.1:15=RSA-SHA512/224|sha512-224WithRSAEncryption;16=RSA-SHA512/256|sha512-256WithRSAEncryption
1.2.840.113549.1.5:1=PBE-MD2-DES|pbeWithMD2AndDES-CBC;3=PBE-MD5-DES|pbeWithMD5AndDES-CBC
1.2.840.113549.1.5:4=PBE-MD2-RC2-64|pbeWithMD2AndRC2-CBC;6=PBE-MD5-RC2-64|pbeWithMD5AndRC2-CBC
1.2.840.113549.1.5:10=PBE-SHA1-DES|pbeWithSHA1AndDES-CBC;11=PBE-SHA1-RC2-64|pbeWithSHA1AndRC2-CBC;12=PBKDF2;13=PBES2
1.2.840.113549.1.5:14=PBMAC1
1.2.840.113549.1.9:1=emailAddress;2=unstructuredName;3=contentType;4=messageDigest;5=signingTime;6=countersignature
1.2.840.113549.1.9:7=challengePassword;8=unstructuredAddress;9=extendedCertificateAttributes
1.2.840.113549.1.9:14=extReq|Extension Request;15=SMIME-CAPS|S/MIME Capabilities;20=friendlyName;21=localKeyID
1.2.840.113549.1.9.22:1=x509Certificate;2=sdsiCertificate
1.2.840.113549.1.9.23:1=x509Crl
1.2.840.113549.1.12.1:1=PBE-SHA1-RC4-128|pbeWithSHA1And128BitRC4;2=PBE-SHA1-RC4-40|pbeWithSHA1And40BitRC4
1.2.840.113549.1.12.1:3=PBE-SHA1-3DES|pbeWithSHA1And3-KeyTripleDES-CBC;4=PBE-SHA1-2DES|pbeWithSHA1And2-KeyTripleDES-CBC
1.2.840.113549.1.12.1:5=PBE-SHA1-RC2-128|pbeWithSHA1And128BitRC2-CBC;6=PBE-SHA1-RC2-40|pbeWithSHA1And40BitRC2-CBC
1.2.840.113549.1.12.10.1:1=keyBag;2=pkcs8ShroudedKeyBag;3=certBag;4=crlBag;5=secretBag;6=safeContentsBag
1.2.840.113549.2:2=MD2|md2;4=MD4|md4;5=MD5|md5;6=hmacWithMD5;7=hmacWithSHA1;8=hmacWithSHA224;9=hmacWithSHA256
1.2.840.113549.2:10=hmacWithSHA384;11=hmacWithSHA512;12=hmacWithSHA512-224;13=hmacWithSHA512-256
1.2.840.113549.3:2=RC2-CBC|rc2-cbc;4=RC4|rc4;7=DES-EDE3-CBC|des-ede3-cbc;8=RC5-CBC|rc5-cbc;10=DES-CDMF|des-cdmf
1.3:132=certicom-arc
1.3.6.1.4.1.311.2.1:14=msExtReq|Microsoft Extension Request;21=msCodeInd|Microsoft Individual Code Signing
1.3.6.1.4.1.311.2.1:22=msCodeCom|Microsoft Commercial Code Signing
1.3.6.1.4.1.311.10.3:1=msCTLSign|Microsoft Trust List Signing;3=msSGC|Microsoft Server Gated Crypto
1.3.6.1.4.1.311.10.3:4=msEFS|Microsoft Encrypted File System
1.3.6.1.4.1.311.17:1=CSPName|Microsoft CSP Name;2=LocalKeySet|Microsoft Local Key set
1.3.6.1.4.1.311.20.2:2=msSmartcardLogin|Microsoft Smartcard Login;3=msUPN|Microsoft User Principal Name
1.3.6.1.4.1.311.60.2.1:1=jurisdictionL|jurisdictionLocalityName;2=jurisdictionST|jurisdictionStateOrProvinceName
1.3.6.1.4.1.311.60.2.1:3=jurisdictionC|jurisdictionCountryName
1.3.6.1.4.1.11129.2.4:2=ct_precert_scts|CT Precertificate SCTs;3=ct_precert_poison|CT Precertificate Poison
1.3.6.1.4.1.11129.2.4:4=ct_precert_signer|CT Precertificate Signer;5=ct_cert_scts|CT Certificate SCTs
1.3.6.1.4.1.11591.4:11=id-scrypt|scrypt
1.3.6.1.5.5.7.1:1=authorityInfoAccess|Authority Information Access;2=biometricInfo|Biometric Info;3=qcStatements
1.3.6.1.5.5.7.1:4=ac-auditEntity;5=ac-targeting;6=aaControls;7=sbgp-ipAddrBlock;8=sbgp-autonomousSysNum
1.3.6.1.5.5.7.1:9=sbgp-routerIdentifier;10=ac-proxying;11=subjectInfoAccess|Subject Information Access
1.3.6.1.5.5.7.1:14=proxyCertInfo|Proxy Certificate Information;24=tlsfeature|TLS Feature;28=sbgp-ipAddrBlockv2
1.3.6.1.5.5.7.1:29=sbgp-autonomousSysNumv2
1.3.6.1.5.5.7.3:1=serverAuth|TLS Web Server Authentication;2=clientAuth|TLS Web Client Authentication
1.3.6.1.5.5.7.3:3=codeSigning|Code Signing;4=emailProtection|E-mail Protection;5=ipsecEndSystem|IPSec End System
1.3.6.1.5.5.7.3:6=ipsecTunnel|IPSec Tunnel;7=ipsecUser|IPSec User;8=timeStamping|Time Stamping
1.3.6.1.5.5.7.3:9=OCSPSigning|OCSP Signing;10=DVCS|dvcs;17=ipsecIKE|ipsec Internet Key Exchange
1.3.6.1.5.5.7.3:18=capwapAC|Ctrl/provision WAP Access;19=capwapWTP|Ctrl/Provision WAP Termination
1.3.6.1.5.5.7.3:21=secureShellClient|SSH Client;22=secureShellServer|SSH Server;23=sendRouter|Send Router
1.3.6.1.5.5.7.3:24=sendProxiedRouter|Send Proxied Router;25=sendOwner|Send Owner;26=sendProxiedOwner|Send Proxied Owner
1.3.6.1.5.5.7.3:27=cmcCA|CMC Certificate Authority;28=cmcRA|CMC Registration Authority;29=cmcArchive|CMC Archive Server
1.3.6.1.5.5.7.3:30=id-kp-bgpsec-router|BGPsec Router
1.3.6.1.5.5.7.3:31=id-kp-BrandIndicatorforMessageIdentification|Brand Indicator for Message Identification
1.3.6.1.5.5.7.3:32=cmKGA|Certificate Management Key Generation Authority
1.3.6.1.5.5.7.8:1=id-on-personalData;3=id-on-permanentIdentifier|Permanent Identifier;5=id-on-xmppAddr|XmppAddr
1.3.6.1.5.5.7.8:7=id-on-dnsSRV|SRVName;8=id-on-NAIRealm|NAIRealm;9=id-on-SmtpUTF8Mailbox|Smtp UTF8 Mailbox
1.3.6.1.5.5.7.9:1=id-pda-dateOfBirth;2=id-pda-placeOfBirth;3=id-pda-gender;4=id-pda-countryOfCitizenship
1.3.6.1.5.5.7.9:5=id-pda-countryOfResidence
1.3.6.1.5.5.7.11:1=id-qcs-pkixQCSyntax-v1
1.3.6.1.5.5.7.21:0=id-ppl-anyLanguage|Any language;1=id-ppl-inheritAll|Inherit all;2=id-ppl-independent|Independent
1.3.6.1.5.5.7.48:1=OCSP;2=caIssuers|CA Issuers;3=ad_timestamping|AD Time Stamping;4=AD_DVCS|ad dvcs
1.3.6.1.5.5.7.48:5=caRepository|CA Repository;10=rpkiManifest|RPKI Manifest;11=signedObject|Signed Object
1.3.6.1.5.5.7.48:13=rpkiNotify|RPKI Notify
1.3.6.1.5.5.7.48.1:1=basicOCSPResponse|Basic OCSP Response;2=Nonce|OCSP Nonce;3=CrlID|OCSP CRL ID
1.3.6.1.5.5.7.48.1:4=acceptableResponses|Acceptable OCSP Responses;5=noCheck|OCSP No Check
1.3.6.1.5.5.7.48.1:6=archiveCutoff|OCSP Archive Cutoff;7=serviceLocator|OCSP Service Locator
1.3.6.1.5.5.7.48.1:8=extendedStatus|Extended OCSP Status;9=valid;10=path;11=trustRoot|Trust Root
1.3.14.3:2=algorithm
1.3.14.3.2:3=RSA-NP-MD5|md5WithRSA;6=DES-ECB|des-ecb;7=DES-CBC|des-cbc;8=DES-OFB|des-ofb;9=DES-CFB|des-cfb
1.3.14.3.2:11=rsaSignature;12=DSA-old|dsaEncryption-old;13=DSA-SHA|dsaWithSHA;15=RSA-SHA|shaWithRSAEncryption
1.3.14.3.2:17=DES-EDE|des-ede;18=SHA|sha;26=SHA1|sha1;27=DSA-SHA1-old|dsaWithSHA1-old;29=RSA-SHA1-2|sha1WithRSA
1.3.36.3.2:1=RIPEMD160|ripemd160
1.3.36.3.3.1:2=RSA-RIPEMD160|ripemd160WithRSA
1.3.36.3.3.2.8.1.1:1=brainpoolP160r1;2=brainpoolP160t1;3=brainpoolP192r1;4=brainpoolP192t1;5=brainpoolP224r1
1.3.36.3.3.2.8.1.1:6=brainpoolP224t1;7=brainpoolP256r1;8=brainpoolP256t1;9=brainpoolP320r1;10=brainpoolP320t1
1.3.36.3.3.2.8.1.1:11=brainpoolP384r1;12=brainpoolP384t1;13=brainpoolP512r1;14=brainpoolP512t1
1.3.101:110=X25519;111=X448;112=ED25519;113=ED448
1.3.101.1.4:1=SXNetID|Strong Extranet ID
1.3.132.0:1=sect163k1;2=sect163r1;3=sect239k1;4=sect113r1;5=sect113r2;6=secp112r1;7=secp112r2;8=secp160r1;9=secp160k1
1.3.132.0:10=secp256k1;15=sect163r2;16=sect283k1;17=sect283r1;22=sect131r1;23=sect131r2;24=sect193r1;25=sect193r2
1.3.132.0:26=sect233k1;27=sect233r1;28=secp128r1;29=secp128r2;30=secp160r2;31=secp192k1;32=secp224k1;33=secp224r1
1.3.132.0:34=secp384r1;35=secp521r1;36=sect409k1;37=sect409r1;38=sect571k1;39=sect571r1
1.3.132.1.11:0=dhSinglePass-stdDH-sha224kdf-scheme;1=dhSinglePass-stdDH-sha256kdf-scheme
1.3.132.1.11:2=dhSinglePass-stdDH-sha384kdf-scheme;3=dhSinglePass-stdDH-sha512kdf-scheme
1.3.132.1.14:0=dhSinglePass-cofactorDH-sha224kdf-scheme;1=dhSinglePass-cofactorDH-sha256kdf-scheme
1.3.132.1.14:2=dhSinglePass-cofactorDH-sha384kdf-scheme;3=dhSinglePass-cofactorDH-sha512kdf-scheme
2.5:29=id-ce
2.5.4:3=CN|commonName;4=SN|surname;5=serialNumber;6=C|countryName;7=L|localityName;8=ST|stateOrProvinceName
2.5.4:9=street|streetAddress;10=O|organizationName;11=OU|organizationalUnitName;12=title;13=description;14=searchGuide
2.5.4:15=businessCategory;16=postalAddress;17=postalCode;18=postOfficeBox;19=physicalDeliveryOfficeName
2.5.4:20=telephoneNumber;21=telexNumber;22=teletexTerminalIdentifier;23=facsimileTelephoneNumber;24=x121Address
2.5.4:25=internationaliSDNNumber;26=registeredAddress;27=destinationIndicator;28=preferredDeliveryMethod
2.5.4:29=presentationAddress;30=supportedApplicationContext;31=member;32=owner;33=roleOccupant;34=seeAlso
2.5.4:35=userPassword;36=userCertificate;37=cACertificate;38=authorityRevocationList;39=certificateRevocationList
2.5.4:40=crossCertificatePair;41=name;42=GN|givenName;43=initials;44=generationQualifier;45=x500UniqueIdentifier
2.5.4:46=dnQualifier;47=enhancedSearchGuide;48=protocolInformation;49=distinguishedName;50=uniqueMember
2.5.4:51=houseIdentifier;52=supportedAlgorithms;53=deltaRevocationList;54=dmdName;65=pseudonym;72=role
2.5.4:97=organizationIdentifier;98=c3|countryCode3c;99=n3|countryCode3n;100=dnsName
2.5.8.1:1=RSA|rsa
2.5.8.3:100=RSA-MDC2|mdc2WithRSA;101=MDC2|mdc2
2.5.29:9=subjectDirectoryAttributes|X509v3 Subject Directory Attributes
2.5.29:14=subjectKeyIdentifier|X509v3 Subject Key Identifier;15=keyUsage|X509v3 Key Usage
2.5.29:16=privateKeyUsagePeriod|X509v3 Private Key Usage Period;17=subjectAltName|X509v3 Subject Alternative Name
2.5.29:18=issuerAltName|X509v3 Issuer Alternative Name;19=basicConstraints|X509v3 Basic Constraints
2.5.29:20=crlNumber|X509v3 CRL Number;21=CRLReason|X509v3 CRL Reason Code;23=holdInstructionCode|Hold Instruction Code
2.5.29:24=invalidityDate|Invalidity Date;27=deltaCRL|X509v3 Delta CRL Indicator
2.5.29:28=issuingDistributionPoint|X509v3 Issuing Distribution Point;29=certificateIssuer|X509v3 Certificate Issuer
2.5.29:30=nameConstraints|X509v3 Name Constraints;31=crlDistributionPoints|X509v3 CRL Distribution Points
2.5.29:32=certificatePolicies|X509v3 Certificate Policies;33=policyMappings|X509v3 Policy Mappings
2.5.29:35=authorityKeyIdentifier|X509v3 Authority Key Identifier;36=policyConstraints|X509v3 Policy Constraints
2.5.29:37=extendedKeyUsage|X509v3 Extended Key Usage;46=freshestCRL|X509v3 Freshest CRL
2.5.29:54=inhibitAnyPolicy|X509v3 Inhibit Any Policy;55=targetInformation|X509v3 AC Targeting
2.5.29:56=noRevAvail|X509v3 No Revocation Available
2.5.29.32:0=anyPolicy|X509v3 Any Policy
2.5.29.37:0=anyExtendedKeyUsage|Any Extended Key Usage
2.16.840.1:113730=Netscape|Netscape Communications Corp.
2.16.840.1.101.3.4.1:1=AES-128-ECB|aes-128-ecb;2=AES-128-CBC|aes-128-cbc;3=AES-128-OFB|aes-128-ofb
2.16.840.1.101.3.4.1:4=AES-128-CFB|aes-128-cfb;5=id-aes128-wrap;6=id-aes128-GCM|aes-128-gcm;7=id-aes128-CCM|aes-128-ccm
2.16.840.1.101.3.4.1:8=id-aes128-wrap-pad;21=AES-192-ECB|aes-192-ecb;22=AES-192-CBC|aes-192-cbc
2.16.840.1.101.3.4.1:23=AES-192-OFB|aes-192-ofb;24=AES-192-CFB|aes-192-cfb;25=id-aes192-wrap
2.16.840.1.101.3.4.1:26=id-aes192-GCM|aes-192-gcm;27=id-aes192-CCM|aes-192-ccm;28=id-aes192-wrap-pad
2.16.840.1.101.3.4.1:41=AES-256-ECB|aes-256-ecb;42=AES-256-CBC|aes-256-cbc;43=AES-256-OFB|aes-256-ofb
2.16.840.1.101.3.4.1:44=AES-256-CFB|aes-256-cfb;45=id-aes256-wrap;46=id-aes256-GCM|aes-256-gcm
2.16.840.1.101.3.4.1:47=id-aes256-CCM|aes-256-ccm;48=id-aes256-wrap-pad
2.16.840.1.101.3.4.2:1=SHA256|sha256;2=SHA384|sha384;3=SHA512|sha512;4=SHA224|sha224;5=SHA512-224|sha512-224
2.16.840.1.101.3.4.2:6=SHA512-256|sha512-256;7=SHA3-224|sha3-224;8=SHA3-256|sha3-256;9=SHA3-384|sha3-384
2.16.840.1.101.3.4.2:10=SHA3-512|sha3-512;11=SHAKE128|shake128;12=SHAKE256|shake256
2.16.840.1.101.3.4.2:13=id-hmacWithSHA3-224|hmac-sha3-224;14=id-hmacWithSHA3-256|hmac-sha3-256
2.16.840.1.101.3.4.2:15=id-hmacWithSHA3-384|hmac-sha3-384;16=id-hmacWithSHA3-512|hmac-sha3-512;19=KMAC128|kmac128
2.16.840.1.101.3.4.2:20=KMAC256|kmac256
2.16.840.1.101.3.4.3:1=dsa_with_SHA224;2=dsa_with_SHA256;3=id-dsa-with-sha384|dsa_with_SHA384
2.16.840.1.101.3.4.3:4=id-dsa-with-sha512|dsa_with_SHA512;5=id-dsa-with-sha3-224|dsa_with_SHA3-224
2.16.840.1.101.3.4.3:6=id-dsa-with-sha3-256|dsa_with_SHA3-256;7=id-dsa-with-sha3-384|dsa_with_SHA3-384
2.16.840.1.101.3.4.3:8=id-dsa-with-sha3-512|dsa_with_SHA3-512;9=id-ecdsa-with-sha3-224|ecdsa_with_SHA3-224
2.16.840.1.101.3.4.3:10=id-ecdsa-with-sha3-256|ecdsa_with_SHA3-256;11=id-ecdsa-with-sha3-384|ecdsa_with_SHA3-384
2.16.840.1.101.3.4.3:12=id-ecdsa-with-sha3-512|ecdsa_with_SHA3-512;13=id-rsassa-pkcs1-v1_5-with-sha3-224|RSA-SHA3-224
2.16.840.1.101.3.4.3:14=id-rsassa-pkcs1-v1_5-with-sha3-256|RSA-SHA3-256
2.16.840.1.101.3.4.3:15=id-rsassa-pkcs1-v1_5-with-sha3-384|RSA-SHA3-384
2.16.840.1.101.3.4.3:16=id-rsassa-pkcs1-v1_5-with-sha3-512|RSA-SHA3-512
2.16.840.1.113730:1=nsCertExt|Netscape Certificate Extension;2=nsDataType|Netscape Data Type
2.16.840.1.113730.1:1=nsCertType|Netscape Cert Type;2=nsBaseUrl|Netscape Base Url
2.16.840.1.113730.1:3=nsRevocationUrl|Netscape Revocation Url;4=nsCaRevocationUrl|Netscape CA Revocation Url
2.16.840.1.113730.1:7=nsRenewalUrl|Netscape Renewal Url;8=nsCaPolicyUrl|Netscape CA Policy Url
2.16.840.1.113730.1:12=nsSslServerName|Netscape SSL Server Name;13=nsComment|Netscape Comment
2.16.840.1.113730.2:5=nsCertSequence|Netscape Certificate Sequence
2.16.840.1.113730.4:1=nsSGC|Netscape Server Gated Crypto
`;
