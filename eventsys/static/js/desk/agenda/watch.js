// The agenda's grid for those who only read it: what others do is seen within seconds.

import * as clashes from "./clashes.js";
import * as news from "./news.js";

clashes.start();
news.start();
news.onNews(() => {
  clashes.mark();
  clashes.soon();
});
document.documentElement.dataset.ready = "";
