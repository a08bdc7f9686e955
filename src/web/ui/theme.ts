import { type ThemeConfig, theme } from 'antd'
import type { Look } from './look.ts'

const FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"

const light = {
  colorPrimary: '#b4532a',
  colorLink: '#a34820',
  colorError: '#c4302b',
  colorWarning: '#9a6200',
  colorSuccess: '#4d6b52',
  colorInfo: '#5d5a56',
  colorTextBase: '#22201d',
  colorBgLayout: '#f5f4f2',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBorder: '#d5d1cb',
  colorBorderSecondary: '#e7e4df',
  colorTextSecondary: '#5f5b55',
  colorTextTertiary: '#716c65',
  colorTextPlaceholder: '#75706a',
  colorWarningBg: '#fbf2df',
  colorWarningBorder: '#e6cf9c',
  colorErrorBg: '#fcedeb',
  colorErrorBorder: '#eebdb8',
  colorSuccessBg: '#eef4ee',
  colorSuccessBorder: '#c3d5c5',
  colorInfoBg: '#f3f1ee',
  colorInfoBorder: '#d5d1cb',
}

const dark = {
  colorPrimary: '#c0623a',
  colorLink: '#e79b73',
  colorError: '#f0766c',
  colorWarning: '#dfa63f',
  colorSuccess: '#8fb398',
  colorInfo: '#a8a39c',
  colorTextBase: '#ece9e4',
  colorBgBase: '#191816',
  colorBgLayout: '#141311',
  colorBgContainer: '#1d1c1a',
  colorBgElevated: '#262421',
  colorBorder: '#46423d',
  colorBorderSecondary: '#33302c',
  colorTextSecondary: '#b5b0a8',
  colorTextTertiary: '#9b958c',
  colorTextPlaceholder: '#918b82',
  colorWarningBg: '#352a17',
  colorWarningBorder: '#5d4a24',
  colorErrorBg: '#3a211f',
  colorErrorBorder: '#6b3a35',
  colorSuccessBg: '#1f2a21',
  colorSuccessBorder: '#3a4f3e',
  colorInfoBg: '#262421',
  colorInfoBorder: '#46423d',
}

/** Neutral greys and one warm accent; red says overdue, amber says soon, nothing else is coloured. */
export function themeOf(
  { density, textSize }: Look,
  isDark: boolean,
  isPhone: boolean,
  isStill: boolean,
): ThemeConfig {
  const size = (isPhone ? 16 : 14) + (textSize === 'large' ? 2 : 0)
  const colours = isDark ? dark : light
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'keban' },
    hashed: false,
    token: {
      ...colours,
      fontFamily: FONT,
      fontSize: size,
      borderRadius: 6,
      controlHeight: isPhone ? 44 : density === 'compact' ? 28 : 34,
      motion: !isStill,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: {
        trackBg: isDark ? '#2a2825' : '#ebe8e3',
        itemSelectedBg: isDark ? '#4a453f' : '#ffffff',
      },
      Tabs: { horizontalMargin: '0 0 12px 0', itemSelectedColor: colours.colorLink },
    },
  }
}
