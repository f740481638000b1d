/** Sign-in at an identity provider: OpenID Connect, authorization code with PKCE, redirected to the client's loopback address. */
@NullMarked
package com.superscapes.proxy.oidc;

import org.jspecify.annotations.NullMarked;
