// What valid HTML is, and the few rules that are about taste or about something else than these
// pages.

export default {
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // How HTML is written down is the renderer's business, not a reader's.
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
  },
};
