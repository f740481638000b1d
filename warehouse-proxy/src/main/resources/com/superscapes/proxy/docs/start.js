// Tokens stay in this page's memory, and no validator of another host is asked.
SwaggerUIBundle({ url: '/openapi.yaml', dom_id: '#api', deepLinking: true, validatorUrl: null, persistAuthorization: false });
