SwaggerUIBundle({ url: "/docs/openapi.yaml", dom_id: "#ui", deepLinking: true });
