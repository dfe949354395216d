/**
 * Object identifiers with the short and long names that OpenSSL 3.0 gives them (`openssl list -objects`): the rest of
 * them, because a name on one line has the short name of any that OpenSSL knows.
 * A line is `prefix:last=short|long;…`; the long name is left out when it is the same.
 */
export const rareOidTable = `
0:9=data
0.3.4401.5.3.1.9:1=CAMELLIA-128-ECB|camellia-128-ecb;3=CAMELLIA-128-OFB|camellia-128-ofb
0.3.4401.5.3.1.9:4=CAMELLIA-128-CFB|camellia-128-cfb;6=CAMELLIA-128-GCM|camellia-128-gcm
0.3.4401.5.3.1.9:7=CAMELLIA-128-CCM|camellia-128-ccm;9=CAMELLIA-128-CTR|camellia-128-ctr
0.3.4401.5.3.1.9:10=CAMELLIA-128-CMAC|camellia-128-cmac;21=CAMELLIA-192-ECB|camellia-192-ecb
0.3.4401.5.3.1.9:23=CAMELLIA-192-OFB|camellia-192-ofb;24=CAMELLIA-192-CFB|camellia-192-cfb
0.3.4401.5.3.1.9:26=CAMELLIA-192-GCM|camellia-192-gcm;27=CAMELLIA-192-CCM|camellia-192-ccm
0.3.4401.5.3.1.9:29=CAMELLIA-192-CTR|camellia-192-ctr;30=CAMELLIA-192-CMAC|camellia-192-cmac
0.3.4401.5.3.1.9:41=CAMELLIA-256-ECB|camellia-256-ecb;43=CAMELLIA-256-OFB|camellia-256-ofb
0.3.4401.5.3.1.9:44=CAMELLIA-256-CFB|camellia-256-cfb;46=CAMELLIA-256-GCM|camellia-256-gcm
0.3.4401.5.3.1.9:47=CAMELLIA-256-CCM|camellia-256-ccm;49=CAMELLIA-256-CTR|camellia-256-ctr
0.3.4401.5.3.1.9:50=CAMELLIA-256-CMAC|camellia-256-cmac
1:2=member-body|ISO Member Body;3=ORG|org
1.0.9797.3:4=GMAC|gmac
1.0.10118.3.0:55=whirlpool
1.2:156=ISO-CN|ISO CN Member Body;804=ISO-UA;840=ISO-US|ISO US Member Body
1.2.156:10197=oscca
1.2.156.10197:1=sm-scheme
1.2.156.10197.1:301=SM2|sm2;401=SM3|sm3;501=SM2-SM3|SM2-with-SM3;504=RSA-SM3|sm3WithRSAEncryption
1.2.156.10197.1.104:1=SM4-ECB|sm4-ecb;2=SM4-CBC|sm4-cbc;3=SM4-OFB|sm4-ofb;4=SM4-CFB|sm4-cfb;5=SM4-CFB1|sm4-cfb1
1.2.156.10197.1.104:6=SM4-CFB8|sm4-cfb8;7=SM4-CTR|sm4-ctr
1.2.392.200011.61.1.1.1:2=CAMELLIA-128-CBC|camellia-128-cbc;3=CAMELLIA-192-CBC|camellia-192-cbc
1.2.392.200011.61.1.1.1:4=CAMELLIA-256-CBC|camellia-256-cbc
1.2.392.200011.61.1.1.3:2=id-camellia128-wrap;3=id-camellia192-wrap;4=id-camellia256-wrap
1.2.410:200004=KISA|kisa
1.2.410.200004.1:3=SEED-ECB|seed-ecb;4=SEED-CBC|seed-cbc;5=SEED-CFB|seed-cfb;6=SEED-OFB|seed-ofb
1.2.410.200046.1.1:1=ARIA-128-ECB|aria-128-ecb;2=ARIA-128-CBC|aria-128-cbc;3=ARIA-128-CFB|aria-128-cfb
1.2.410.200046.1.1:4=ARIA-128-OFB|aria-128-ofb;5=ARIA-128-CTR|aria-128-ctr;6=ARIA-192-ECB|aria-192-ecb
1.2.410.200046.1.1:7=ARIA-192-CBC|aria-192-cbc;8=ARIA-192-CFB|aria-192-cfb;9=ARIA-192-OFB|aria-192-ofb
1.2.410.200046.1.1:10=ARIA-192-CTR|aria-192-ctr;11=ARIA-256-ECB|aria-256-ecb;12=ARIA-256-CBC|aria-256-cbc
1.2.410.200046.1.1:13=ARIA-256-CFB|aria-256-cfb;14=ARIA-256-OFB|aria-256-ofb;15=ARIA-256-CTR|aria-256-ctr
1.2.410.200046.1.1:34=ARIA-128-GCM|aria-128-gcm;35=ARIA-192-GCM|aria-192-gcm;36=ARIA-256-GCM|aria-256-gcm
1.2.410.200046.1.1:37=ARIA-128-CCM|aria-128-ccm;38=ARIA-192-CCM|aria-192-ccm;39=ARIA-256-CCM|aria-256-ccm
1.2.643.2:2=cryptopro;9=cryptocom
1.2.643.2.2:9=md_gost94|GOST R 34.11-94;10=id-HMACGostR3411-94|HMAC GOST 34.11-94;21=gost89|GOST 28147-89
1.2.643.2.2:22=gost-mac|GOST 28147-89 MAC;23=prf-gostr3411-94|GOST R 34.11-94 PRF
1.2.643.2.2:98=id-GostR3410-2001DH|GOST R 34.10-2001 DH;99=id-GostR3410-94DH|GOST R 34.10-94 DH
1.2.643.2.2.14:0=id-Gost28147-89-None-KeyMeshing;1=id-Gost28147-89-CryptoPro-KeyMeshing
1.2.643.2.2.20:1=id-GostR3410-94-a;2=id-GostR3410-94-aBis;3=id-GostR3410-94-b;4=id-GostR3410-94-bBis
1.2.643.2.2.30:0=id-GostR3411-94-TestParamSet;1=id-GostR3411-94-CryptoProParamSet
1.2.643.2.2.31:0=id-Gost28147-89-TestParamSet;1=id-Gost28147-89-CryptoPro-A-ParamSet
1.2.643.2.2.31:2=id-Gost28147-89-CryptoPro-B-ParamSet;3=id-Gost28147-89-CryptoPro-C-ParamSet
1.2.643.2.2.31:4=id-Gost28147-89-CryptoPro-D-ParamSet;5=id-Gost28147-89-CryptoPro-Oscar-1-1-ParamSet
1.2.643.2.2.31:6=id-Gost28147-89-CryptoPro-Oscar-1-0-ParamSet;7=id-Gost28147-89-CryptoPro-RIC-1-ParamSet
1.2.643.2.2.32:0=id-GostR3410-94-TestParamSet;2=id-GostR3410-94-CryptoPro-A-ParamSet
1.2.643.2.2.32:3=id-GostR3410-94-CryptoPro-B-ParamSet;4=id-GostR3410-94-CryptoPro-C-ParamSet
1.2.643.2.2.32:5=id-GostR3410-94-CryptoPro-D-ParamSet
1.2.643.2.2.33:1=id-GostR3410-94-CryptoPro-XchA-ParamSet;2=id-GostR3410-94-CryptoPro-XchB-ParamSet
1.2.643.2.2.33:3=id-GostR3410-94-CryptoPro-XchC-ParamSet
1.2.643.2.2.35:0=id-GostR3410-2001-TestParamSet;1=id-GostR3410-2001-CryptoPro-A-ParamSet
1.2.643.2.2.35:2=id-GostR3410-2001-CryptoPro-B-ParamSet;3=id-GostR3410-2001-CryptoPro-C-ParamSet
1.2.643.2.2.36:0=id-GostR3410-2001-CryptoPro-XchA-ParamSet;1=id-GostR3410-2001-CryptoPro-XchB-ParamSet
1.2.643.2.9.1.3:3=id-GostR3411-94-with-GostR3410-94-cc|GOST R 34.11-94 with GOST R 34.10-94 Cryptocom
1.2.643.2.9.1.3:4=id-GostR3411-94-with-GostR3410-2001-cc|GOST R 34.11-94 with GOST R 34.10-2001 Cryptocom
1.2.643.2.9.1.5:3=gost94cc|GOST 34.10-94 Cryptocom;4=gost2001cc|GOST 34.10-2001 Cryptocom
1.2.643.2.9.1.6:1=id-Gost28147-89-cc|GOST 28147-89 Cryptocom ParamSet
1.2.643.2.9.1.8:1=id-GostR3410-2001-ParamSet-cc|GOST R 3410-2001 Parameter Set Cryptocom
1.2.643.7:1=id-tc26
1.2.643.7.1:1=id-tc26-algorithms;2=id-tc26-constants
1.2.643.7.1.1:2=id-tc26-digest;4=id-tc26-mac;5=id-tc26-cipher;7=id-tc26-wrap
1.2.643.7.1.1.2:2=md_gost12_256|GOST R 34.11-2012 with 256 bit hash;3=md_gost12_512|GOST R 34.11-2012 with 512 bit hash
1.2.643.7.1.1.4:1=id-tc26-hmac-gost-3411-2012-256|HMAC GOST 34.11-2012 256 bit
1.2.643.7.1.1.4:2=id-tc26-hmac-gost-3411-2012-512|HMAC GOST 34.11-2012 512 bit
1.2.643.7.1.1.5:1=id-tc26-cipher-gostr3412-2015-magma;2=id-tc26-cipher-gostr3412-2015-kuznyechik
1.2.643.7.1.1.5.1:1=magma-ctr-acpkm;2=magma-ctr-acpkm-omac
1.2.643.7.1.1.5.2:1=kuznyechik-ctr-acpkm;2=kuznyechik-ctr-acpkm-omac
1.2.643.7.1.1.7:1=id-tc26-wrap-gostr3412-2015-magma;2=id-tc26-wrap-gostr3412-2015-kuznyechik
1.2.643.7.1.1.7.1:1=magma-kexp15
1.2.643.7.1.1.7.2:1=kuznyechik-kexp15
1.2.643.7.1.2:1=id-tc26-sign-constants;2=id-tc26-digest-constants;5=id-tc26-cipher-constants
1.2.643.7.1.2.1:1=id-tc26-gost-3410-2012-256-constants;2=id-tc26-gost-3410-2012-512-constants
1.2.643.7.1.2.1.1:1=id-tc26-gost-3410-2012-256-paramSetA|GOST R 34.10-2012 (256 bit) ParamSet A
1.2.643.7.1.2.1.1:2=id-tc26-gost-3410-2012-256-paramSetB|GOST R 34.10-2012 (256 bit) ParamSet B
1.2.643.7.1.2.1.1:3=id-tc26-gost-3410-2012-256-paramSetC|GOST R 34.10-2012 (256 bit) ParamSet C
1.2.643.7.1.2.1.1:4=id-tc26-gost-3410-2012-256-paramSetD|GOST R 34.10-2012 (256 bit) ParamSet D
1.2.643.7.1.2.1.2:0=id-tc26-gost-3410-2012-512-paramSetTest|GOST R 34.10-2012 (512 bit) testing parameter set
1.2.643.7.1.2.1.2:1=id-tc26-gost-3410-2012-512-paramSetA|GOST R 34.10-2012 (512 bit) ParamSet A
1.2.643.7.1.2.1.2:2=id-tc26-gost-3410-2012-512-paramSetB|GOST R 34.10-2012 (512 bit) ParamSet B
1.2.643.7.1.2.1.2:3=id-tc26-gost-3410-2012-512-paramSetC|GOST R 34.10-2012 (512 bit) ParamSet C
1.2.643.7.1.2.5:1=id-tc26-gost-28147-constants
1.2.643.7.1.2.5.1:1=id-tc26-gost-28147-param-Z|GOST 28147-89 TC26 parameter set
1.2.804.2.1.1:1=ua-pki
1.2.804.2.1.1.1.1.1:1=dstu28147|DSTU Gost 28147-2009;2=hmacWithDstu34311|HMAC DSTU Gost 34311-95
1.2.804.2.1.1.1.1.1.1:2=dstu28147-ofb|DSTU Gost 28147-2009 OFB mode;3=dstu28147-cfb|DSTU Gost 28147-2009 CFB mode
1.2.804.2.1.1.1.1.1.1:5=dstu28147-wrap|DSTU Gost 28147-2009 key wrap
1.2.804.2.1.1.1.1.2:1=dstu34311|DSTU Gost 34311-95
1.2.804.2.1.1.1.1.3.1:1=dstu4145le|DSTU 4145-2002 little endian
1.2.804.2.1.1.1.1.3.1.1.1:1=dstu4145be|DSTU 4145-2002 big endian
1.2.804.2.1.1.1.1.3.1.1.2:0=uacurve0|DSTU curve 0;1=uacurve1|DSTU curve 1;2=uacurve2|DSTU curve 2
1.2.804.2.1.1.1.1.3.1.1.2:3=uacurve3|DSTU curve 3;4=uacurve4|DSTU curve 4;5=uacurve5|DSTU curve 5
1.2.804.2.1.1.1.1.3.1.1.2:6=uacurve6|DSTU curve 6;7=uacurve7|DSTU curve 7;8=uacurve8|DSTU curve 8
1.2.804.2.1.1.1.1.3.1.1.2:9=uacurve9|DSTU curve 9
1.2.840:113549=rsadsi|RSA Data Security, Inc.
1.2.840.113533.7.66:10=CAST5-CBC|cast5-cbc;12=pbeWithMD5AndCast5CBC;13=id-PasswordBasedMAC|password based MAC
1.2.840.113533.7.66:30=id-DHBasedMac|Diffie-Hellman based MAC
1.2.840.113549:1=pkcs|RSA Data Security, Inc. PKCS
1.2.840.113549.1:3=pkcs3;7=pkcs7
1.2.840.113549.1.3:1=dhKeyAgreement
1.2.840.113549.1.7:1=pkcs7-data;2=pkcs7-signedData;3=pkcs7-envelopedData;4=pkcs7-signedAndEnvelopedData
1.2.840.113549.1.7:5=pkcs7-digestData;6=pkcs7-encryptedData
1.2.840.113549.1.9:16=SMIME|S/MIME
1.2.840.113549.1.9.16:0=id-smime-mod;1=id-smime-ct;2=id-smime-aa;3=id-smime-alg;4=id-smime-cd;5=id-smime-spq
1.2.840.113549.1.9.16:6=id-smime-cti
1.2.840.113549.1.9.16.0:1=id-smime-mod-cms;2=id-smime-mod-ess;3=id-smime-mod-oid;4=id-smime-mod-msg-v3
1.2.840.113549.1.9.16.0:5=id-smime-mod-ets-eSignature-88;6=id-smime-mod-ets-eSignature-97
1.2.840.113549.1.9.16.0:7=id-smime-mod-ets-eSigPolicy-88;8=id-smime-mod-ets-eSigPolicy-97
1.2.840.113549.1.9.16.1:1=id-smime-ct-receipt;2=id-smime-ct-authData;3=id-smime-ct-publishCert;4=id-smime-ct-TSTInfo
1.2.840.113549.1.9.16.1:5=id-smime-ct-TDTInfo;6=id-smime-ct-contentInfo;7=id-smime-ct-DVCSRequestData
1.2.840.113549.1.9.16.1:8=id-smime-ct-DVCSResponseData;9=id-smime-ct-compressedData;19=id-smime-ct-contentCollection
1.2.840.113549.1.9.16.1:23=id-smime-ct-authEnvelopedData;24=id-ct-routeOriginAuthz;26=id-ct-rpkiManifest
1.2.840.113549.1.9.16.1:27=id-ct-asciiTextWithCRLF;28=id-ct-xml;35=id-ct-rpkiGhostbusters;36=id-ct-resourceTaggedAttest
1.2.840.113549.1.9.16.1:47=id-ct-geofeedCSVwithCRLF;48=id-ct-signedChecklist
1.2.840.113549.1.9.16.2:1=id-smime-aa-receiptRequest;2=id-smime-aa-securityLabel;3=id-smime-aa-mlExpandHistory
1.2.840.113549.1.9.16.2:4=id-smime-aa-contentHint;5=id-smime-aa-msgSigDigest;6=id-smime-aa-encapContentType
1.2.840.113549.1.9.16.2:7=id-smime-aa-contentIdentifier;8=id-smime-aa-macValue;9=id-smime-aa-equivalentLabels
1.2.840.113549.1.9.16.2:10=id-smime-aa-contentReference;11=id-smime-aa-encrypKeyPref;12=id-smime-aa-signingCertificate
1.2.840.113549.1.9.16.2:13=id-smime-aa-smimeEncryptCerts;14=id-smime-aa-timeStampToken;15=id-smime-aa-ets-sigPolicyId
1.2.840.113549.1.9.16.2:16=id-smime-aa-ets-commitmentType;17=id-smime-aa-ets-signerLocation
1.2.840.113549.1.9.16.2:18=id-smime-aa-ets-signerAttr;19=id-smime-aa-ets-otherSigCert
1.2.840.113549.1.9.16.2:20=id-smime-aa-ets-contentTimestamp;21=id-smime-aa-ets-CertificateRefs
1.2.840.113549.1.9.16.2:22=id-smime-aa-ets-RevocationRefs;23=id-smime-aa-ets-certValues
1.2.840.113549.1.9.16.2:24=id-smime-aa-ets-revocationValues;25=id-smime-aa-ets-escTimeStamp
1.2.840.113549.1.9.16.2:26=id-smime-aa-ets-certCRLTimestamp;27=id-smime-aa-ets-archiveTimeStamp
1.2.840.113549.1.9.16.2:28=id-smime-aa-signatureType;29=id-smime-aa-dvcs-dvc;47=id-smime-aa-signingCertificateV2
1.2.840.113549.1.9.16.3:1=id-smime-alg-ESDHwith3DES;2=id-smime-alg-ESDHwithRC2;3=id-smime-alg-3DESwrap
1.2.840.113549.1.9.16.3:4=id-smime-alg-RC2wrap;5=id-smime-alg-ESDH;6=id-smime-alg-CMS3DESwrap;7=id-smime-alg-CMSRC2wrap
1.2.840.113549.1.9.16.3:8=ZLIB|zlib compression;9=id-alg-PWRI-KEK
1.2.840.113549.1.9.16.4:1=id-smime-cd-ldap
1.2.840.113549.1.9.16.5:1=id-smime-spq-ets-sqt-uri;2=id-smime-spq-ets-sqt-unotice
1.2.840.113549.1.9.16.6:1=id-smime-cti-ets-proofOfOrigin;2=id-smime-cti-ets-proofOfReceipt
1.2.840.113549.1.9.16.6:3=id-smime-cti-ets-proofOfDelivery;4=id-smime-cti-ets-proofOfSender
1.2.840.113549.1.9.16.6:5=id-smime-cti-ets-proofOfApproval;6=id-smime-cti-ets-proofOfCreation
1.3:6=DOD|dod;111=ieee
1.3.6:1=IANA|iana
1.3.6.1:1=directory|Directory;2=mgmt|Management;3=experimental|Experimental;4=private|Private;5=security|Security
1.3.6.1:6=snmpv2|SNMPv2;7=Mail
1.3.6.1.4:1=enterprises|Enterprises
1.3.6.1.4.1.188.7.1.1:2=IDEA-CBC|idea-cbc
1.3.6.1.4.1.1466:344=dcobject|dcObject
1.3.6.1.4.1.1722.12.2:1=BLAKE2BMAC|blake2bmac;2=BLAKE2SMAC|blake2smac
1.3.6.1.4.1.1722.12.2.1:16=BLAKE2b512|blake2b512
1.3.6.1.4.1.1722.12.2.2:8=BLAKE2s256|blake2s256
1.3.6.1.4.1.3029.1:2=BF-CBC|bf-cbc
1.3.6.1.5.2:3=id-pkinit
1.3.6.1.5.2.3:4=pkInitClientAuth|PKINIT Client Auth;5=pkInitKDC|Signing KDC Response
1.3.6.1.5.5:7=PKIX
1.3.6.1.5.5.7:0=id-pkix-mod;1=id-pe;2=id-qt;3=id-kp;4=id-it;5=id-pkip;6=id-alg;7=id-cmc;8=id-on;9=id-pda;10=id-aca
1.3.6.1.5.5.7:11=id-qcs;12=id-cct;14=id-cp;21=id-ppl;48=id-ad
1.3.6.1.5.5.7.0:1=id-pkix1-explicit-88;2=id-pkix1-implicit-88;3=id-pkix1-explicit-93;4=id-pkix1-implicit-93
1.3.6.1.5.5.7.0:5=id-mod-crmf;6=id-mod-cmc;7=id-mod-kea-profile-88;8=id-mod-kea-profile-93;9=id-mod-cmp
1.3.6.1.5.5.7.0:10=id-mod-qualified-cert-88;11=id-mod-qualified-cert-93;12=id-mod-attribute-cert
1.3.6.1.5.5.7.0:13=id-mod-timestamp-protocol;14=id-mod-ocsp;15=id-mod-dvcs;16=id-mod-cmp2000
1.3.6.1.5.5.7.2:1=id-qt-cps|Policy Qualifier CPS;2=id-qt-unotice|Policy Qualifier User Notice;3=textNotice
1.3.6.1.5.5.7.4:1=id-it-caProtEncCert;2=id-it-signKeyPairTypes;3=id-it-encKeyPairTypes;4=id-it-preferredSymmAlg
1.3.6.1.5.5.7.4:5=id-it-caKeyUpdateInfo;6=id-it-currentCRL;7=id-it-unsupportedOIDs;8=id-it-subscriptionRequest
1.3.6.1.5.5.7.4:9=id-it-subscriptionResponse;10=id-it-keyPairParamReq;11=id-it-keyPairParamRep;12=id-it-revPassphrase
1.3.6.1.5.5.7.4:13=id-it-implicitConfirm;14=id-it-confirmWaitTime;15=id-it-origPKIMessage;16=id-it-suppLangTags
1.3.6.1.5.5.7.4:17=id-it-caCerts;18=id-it-rootCaKeyUpdate;19=id-it-certReqTemplate
1.3.6.1.5.5.7.5:1=id-regCtrl;2=id-regInfo
1.3.6.1.5.5.7.5.1:1=id-regCtrl-regToken;2=id-regCtrl-authenticator;3=id-regCtrl-pkiPublicationInfo
1.3.6.1.5.5.7.5.1:4=id-regCtrl-pkiArchiveOptions;5=id-regCtrl-oldCertID;6=id-regCtrl-protocolEncrKey
1.3.6.1.5.5.7.5.2:1=id-regInfo-utf8Pairs;2=id-regInfo-certReq
1.3.6.1.5.5.7.6:1=id-alg-des40;2=id-alg-noSignature;3=id-alg-dh-sig-hmac-sha1;4=id-alg-dh-pop
1.3.6.1.5.5.7.7:1=id-cmc-statusInfo;2=id-cmc-identification;3=id-cmc-identityProof;4=id-cmc-dataReturn
1.3.6.1.5.5.7.7:5=id-cmc-transactionId;6=id-cmc-senderNonce;7=id-cmc-recipientNonce;8=id-cmc-addExtensions
1.3.6.1.5.5.7.7:9=id-cmc-encryptedPOP;10=id-cmc-decryptedPOP;11=id-cmc-lraPOPWitness;15=id-cmc-getCert;16=id-cmc-getCRL
1.3.6.1.5.5.7.7:17=id-cmc-revokeRequest;18=id-cmc-regInfo;19=id-cmc-responseInfo;21=id-cmc-queryPending
1.3.6.1.5.5.7.7:22=id-cmc-popLinkRandom;23=id-cmc-popLinkWitness;24=id-cmc-confirmCertAcceptance
1.3.6.1.5.5.7.10:1=id-aca-authenticationInfo;2=id-aca-accessIdentity;3=id-aca-chargingIdentity;4=id-aca-group
1.3.6.1.5.5.7.10:5=id-aca-role;6=id-aca-encAttrs
1.3.6.1.5.5.7.12:1=id-cct-crs;2=id-cct-PKIData;3=id-cct-PKIResponse
1.3.6.1.5.5.7.14:2=ipAddr-asNumber;3=ipAddr-asNumberv2
1.3.6.1.5.5.8.1:1=HMAC-MD5|hmac-md5;2=HMAC-SHA1|hmac-sha1
1.3.6.1.7:1=mime-mhs|MIME MHS
1.3.6.1.7.1:1=mime-mhs-headings;2=mime-mhs-bodies
1.3.6.1.7.1.1:1=id-hex-partial-message;2=id-hex-multipart-message
1.3.36.8.3:3=x509ExtAdmission|Professional Information or basis for Admission
1.3.111.2:1619=ieee-siswg|IEEE Security in Storage Working Group
1.3.111.2.1619.0.1:1=AES-128-XTS|aes-128-xts;2=AES-256-XTS|aes-256-xts
1.3.133.16.840.63.0:2=dhSinglePass-stdDH-sha1kdf-scheme;3=dhSinglePass-cofactorDH-sha1kdf-scheme
2:5=X500|directory services (X.500);23=international-organizations|International Organizations
2.5:4=X509;8=X500algorithms|directory services - algorithms
2.5.1:5=selected-attribute-types|Selected Attribute Types
2.5.1.5:55=clearance
2.23:42=id-set|Secure Electronic Transactions;43=wap
2.23.42:0=set-ctype|content types;1=set-msgExt|message extensions;3=set-attr;5=set-policy
2.23.42:7=set-certExt|certificate extensions;8=set-brand
2.23.42.0:0=setct-PANData;1=setct-PANToken;2=setct-PANOnly;3=setct-OIData;4=setct-PI;5=setct-PIData
2.23.42.0:6=setct-PIDataUnsigned;7=setct-HODInput;8=setct-AuthResBaggage;9=setct-AuthRevReqBaggage
2.23.42.0:10=setct-AuthRevResBaggage;11=setct-CapTokenSeq;12=setct-PInitResData;13=setct-PI-TBS;14=setct-PResData
2.23.42.0:16=setct-AuthReqTBS;17=setct-AuthResTBS;18=setct-AuthResTBSX;19=setct-AuthTokenTBS;20=setct-CapTokenData
2.23.42.0:21=setct-CapTokenTBS;22=setct-AcqCardCodeMsg;23=setct-AuthRevReqTBS;24=setct-AuthRevResData
2.23.42.0:25=setct-AuthRevResTBS;26=setct-CapReqTBS;27=setct-CapReqTBSX;28=setct-CapResData;29=setct-CapRevReqTBS
2.23.42.0:30=setct-CapRevReqTBSX;31=setct-CapRevResData;32=setct-CredReqTBS;33=setct-CredReqTBSX;34=setct-CredResData
2.23.42.0:35=setct-CredRevReqTBS;36=setct-CredRevReqTBSX;37=setct-CredRevResData;38=setct-PCertReqData
2.23.42.0:39=setct-PCertResTBS;40=setct-BatchAdminReqData;41=setct-BatchAdminResData;42=setct-CardCInitResTBS
2.23.42.0:43=setct-MeAqCInitResTBS;44=setct-RegFormResTBS;45=setct-CertReqData;46=setct-CertReqTBS;47=setct-CertResData
2.23.42.0:48=setct-CertInqReqTBS;49=setct-ErrorTBS;50=setct-PIDualSignedTBE;51=setct-PIUnsignedTBE;52=setct-AuthReqTBE
2.23.42.0:53=setct-AuthResTBE;54=setct-AuthResTBEX;55=setct-AuthTokenTBE;56=setct-CapTokenTBE;57=setct-CapTokenTBEX
2.23.42.0:58=setct-AcqCardCodeMsgTBE;59=setct-AuthRevReqTBE;60=setct-AuthRevResTBE;61=setct-AuthRevResTBEB
2.23.42.0:62=setct-CapReqTBE;63=setct-CapReqTBEX;64=setct-CapResTBE;65=setct-CapRevReqTBE;66=setct-CapRevReqTBEX
2.23.42.0:67=setct-CapRevResTBE;68=setct-CredReqTBE;69=setct-CredReqTBEX;70=setct-CredResTBE;71=setct-CredRevReqTBE
2.23.42.0:72=setct-CredRevReqTBEX;73=setct-CredRevResTBE;74=setct-BatchAdminReqTBE;75=setct-BatchAdminResTBE
2.23.42.0:76=setct-RegFormReqTBE;77=setct-CertReqTBE;78=setct-CertReqTBEX;79=setct-CertResTBE
2.23.42.0:80=setct-CRLNotificationTBS;81=setct-CRLNotificationResTBS;82=setct-BCIDistributionTBS
2.23.42.1:1=setext-genCrypt|generic cryptogram;3=setext-miAuth|merchant initiated auth;4=setext-pinSecure
2.23.42.1:5=setext-pinAny;7=setext-track2;8=setext-cv|additional verification
2.23.42.3:0=setAttr-Cert;1=setAttr-PGWYcap|payment gateway capabilities;2=setAttr-TokenType
2.23.42.3:3=setAttr-IssCap|issuer capabilities
2.23.42.3.0:0=set-rootKeyThumb;1=set-addPolicy
2.23.42.3.2:1=setAttr-Token-EMV;2=setAttr-Token-B0Prime
2.23.42.3.3:3=setAttr-IssCap-CVM;4=setAttr-IssCap-T2;5=setAttr-IssCap-Sig
2.23.42.3.3.3:1=setAttr-GenCryptgrm|generate cryptogram
2.23.42.3.3.4:1=setAttr-T2Enc|encrypted track 2;2=setAttr-T2cleartxt|cleartext track 2
2.23.42.3.3.5:1=setAttr-TokICCsig|ICC or token signature;2=setAttr-SecDevSig|secure device signature
2.23.42.5:0=set-policy-root
2.23.42.7:0=setCext-hashedRoot;1=setCext-certType;2=setCext-merchData;3=setCext-cCertRequired;4=setCext-tunneling
2.23.42.7:5=setCext-setExt;6=setCext-setQualf;7=setCext-PGWYcapabilities;8=setCext-TokenIdentifier;9=setCext-Track2Data
2.23.42.7:10=setCext-TokenType;11=setCext-IssuerCapabilities
2.23.42.8:1=set-brand-IATA-ATA;4=set-brand-Visa;5=set-brand-MasterCard;30=set-brand-Diners;34=set-brand-AmericanExpress
2.23.42.8:35=set-brand-JCB;6011=set-brand-Novus
2.23.43:1=wap-wsg
2.23.43.1.4:1=wap-wsg-idm-ecid-wtls1;3=wap-wsg-idm-ecid-wtls3;4=wap-wsg-idm-ecid-wtls4;5=wap-wsg-idm-ecid-wtls5
2.23.43.1.4:6=wap-wsg-idm-ecid-wtls6;7=wap-wsg-idm-ecid-wtls7;8=wap-wsg-idm-ecid-wtls8;9=wap-wsg-idm-ecid-wtls9
2.23.43.1.4:10=wap-wsg-idm-ecid-wtls10;11=wap-wsg-idm-ecid-wtls11;12=wap-wsg-idm-ecid-wtls12
`;
