// Shows the description of the API. It is read here and not called: nobody types a secret into this page.
window.addEventListener('DOMContentLoaded', () => {
  const place = document.getElementById('api');
  const nothing = () => () => null;
  window.SwaggerUIBundle({
    domNode: place,
    url: place.dataset.description,
    supportedSubmitMethods: [],
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    plugins: [() => ({ wrapComponents: { info: nothing, InfoContainer: nothing, ServersContainer: nothing, authorizeBtn: nothing, authorizeOperationBtn: nothing } })],
  });
});
