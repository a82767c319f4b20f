import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Sơn mài: the red of lacquer. Shade 8 carries white text at 9:1. */
const lacquer: MantineColorsTuple = [
  '#fdf3f2', '#f9e1df', '#f0bfbb', '#e69a94', '#dc766e', '#cd544b', '#b93a33', '#a42a26', '#8e1f1d', '#741616',
];

/** The kit's dark greys, warmed. */
const dark: MantineColorsTuple = [
  '#f3eee8', '#dcd3ca', '#c4bab0', '#b3a79b', '#95897d', '#3a332d', '#2c2723', '#211d1a', '#1b1815', '#161311',
];

export const theme = createTheme({
  colors: { lacquer, dark },
  primaryColor: 'lacquer',
  primaryShade: 8,
  autoContrast: true,
  black: '#1f1c1a',
  fontFamily: "'Inter Variable', 'Noto Sans', system-ui, sans-serif",
  headings: { fontFamily: 'inherit' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.6' },
  defaultRadius: 8,
  cursorType: 'pointer',
  // By name alone: a field or a dialog is loaded with the page that shows one, not before the first screen.
  components: {
    Button: { defaultProps: { size: 'md' } },
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { radius: 12, overlayProps: { backgroundOpacity: 0.55 } } },
  },
});

/** The kit paints with our own names for colours, so that it follows the look of the screens by itself. */
const painted = {
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--red-ink)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--raised)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-lacquer-filled': 'var(--fill)',
  '--mantine-color-lacquer-filled-hover': 'var(--fill-hover)',
  '--mantine-color-lacquer-light-hover': 'var(--raised)',
};

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: painted, dark: painted });
