export default {
  customScripts: ['../../../assets/webapps'],
  disableWelcomeMessage: true
};
