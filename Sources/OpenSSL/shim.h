// What the server of a run needs of OpenSSL 3: TLS over memory, and certificates. The functions are those that OpenSSL
// defines as macros, which Swift does not see.
#pragma once
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static inline EVP_PKEY *diglot_ec_key(void) { return EVP_EC_gen("P-256"); }

static inline void diglot_on_server_name(SSL_CTX *context, int (*callback)(SSL *, int *, void *), void *argument) {
  SSL_CTX_set_tlsext_servername_callback(context, callback);
  SSL_CTX_set_tlsext_servername_arg(context, argument);
}

static inline size_t diglot_pending(BIO *memory) { return BIO_ctrl_pending(memory); }

// As a client, which a recorder is

static inline long diglot_ask_for(SSL *connection, const char *host) { return SSL_set_tlsext_host_name(connection, host); }
