import { Button, Checkbox, createTheme, type CSSVariablesResolver, Input, type MantineColorsTuple, Modal, PasswordInput, Radio } from '@mantine/core';

/** Sơn mài: the red of lacquer. Shade 8 carries white text at 9:1. */
const lacquer: MantineColorsTuple = [
  '#fdf3f2', '#f9e1df', '#f0bfbb', '#e69a94', '#dc766e', '#cd544b', '#b93a33', '#a42a26', '#8e1f1d', '#741616',
];

export const theme = createTheme({
  colors: { lacquer },
  primaryColor: 'lacquer',
  primaryShade: 8,
  autoContrast: true,
  black: '#1f1c1a',
  fontFamily: "'Inter Variable', 'Noto Sans', system-ui, sans-serif",
  headings: { fontFamily: 'inherit' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.6' },
  defaultRadius: 8,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Input: Input.extend({ defaultProps: { size: 'md' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md' } }),
    Radio: Radio.extend({ defaultProps: { size: 'md' } }),
    Modal: Modal.extend({ defaultProps: { radius: 12, overlayProps: { backgroundOpacity: 0.55 } } }),
  },
});

/** The kit's own pale greys fall under 4.5:1; these do not. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': '#6b645d',
    '--mantine-color-dimmed': '#57504a',
    '--mantine-color-error': '#99201c',
    '--mantine-color-default-border': '#8a8178',
    '--mantine-color-text': '#1f1c1a',
    '--mantine-color-body': '#ffffff',
  },
  dark: {},
});
