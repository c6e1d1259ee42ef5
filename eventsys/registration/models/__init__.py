"""The tables of registration."""

from .agenda import AgendaDigest as AgendaDigest
from .agenda import PersonalFeed as PersonalFeed
from .agenda import SignUp as SignUp
from .agenda import SignUpSession as SignUpSession
from .agenda import Star as Star
from .messages import Message as Message
from .people import Allotment as Allotment
from .people import Answer as Answer
from .people import Answers as Answers
from .people import Application as Application
from .people import CareAnswers as CareAnswers
from .people import Consent as Consent
from .people import Delegation as Delegation
from .people import Registration as Registration
from .people import Wish as Wish
from .privacy import Erasure as Erasure
from .setup import Category as Category
from .setup import Code as Code
from .setup import Option as Option
from .setup import Places as Places
from .setup import Question as Question
from .setup import Setup as Setup
