document.getElementById('root').innerHTML =
  '<p style="padding:40px;font:16px sans-serif">这个浏览器太旧，打不开客伴。请用 Chrome、Edge、Firefox 或 Safari 的近三年版本（360、QQ 浏览器请切到极速模式）。<br>This browser is too old for Keban. Please use a version of Chrome, Edge, Firefox or Safari from the last three years.</p>'
