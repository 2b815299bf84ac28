import { testEveryPage } from './support/axe.js';
import { useSite } from './support/site.js';

testEveryPage(useSite(), 'ar');
