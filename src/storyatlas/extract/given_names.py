"""Given names that in practice only women or only men bear.

They only refuse: "she" is nobody called Kenneth. Names that both bear, or whose sex depends on the country (Andrea,
Jean, Kim, Sasha), are left out, and an article's own words ("his sister", "Mrs") come first. Chosen by hand from the
names most often given in English-, Spanish-, French-, German-, Arabic- and Slavic-speaking countries.
"""

from __future__ import annotations

_WOMEN = """
abigail adriana agnes aisha alejandra alexandra alice amanda amelia amy ana angela angelina anita ann anna anne annie
audrey barbara beatrice berta beth bethany betty beverly brenda brittany camila carla carmen carol caroline catherine
cecilia charlotte cheryl chloe christina christine cindy clara claudia cynthia daniela deborah debra denise diana
diane dilma donna doris dorothy edith eleanor elena elise elizabeth ella ellen elsa emily emma erica erika esther eva
evelyn fatima fiona florence frances gabriela gail gloria grace hannah harriet heather heidi helen helena hillary
irene irina isabel isabella ivana jacqueline jane janet janice jennifer jessica joan joanna josephine joyce judith
judy julia julie karen katarina kate katherine kathleen kathryn katie kayla kelly khadija kirsten kristin laila latoya
laura lauren leila lena leticia linda lisa lucia lucy luisa lydia madison margaret margarita maria marie marilyn
martha mary mariam maryam megan melania melinda melissa mercedes michelle miranda miriam monica nadia nancy naomi
natalia natalie nicole nina olga olivia oprah pamela patricia paula petra phyllis priscilla priya rachel rania rebecca
regina renee rosa rosemary ruth sabrina salma samantha sandra sara sarah sharon shirley silvia simone sofia sonia
sophia sophie stella stephanie susan susanne svetlana sylvia tamara tanya tatiana teresa theresa tiffany tina tracy
ursula valentina valerie vanessa vera veronica victoria virginia vivian wendy winifred yolanda yvette yvonne zainab
zoe
"""
_MEN = """
aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alejandro alexander alexei alfred alfredo ali allan
allen andreas andres andrew angus anthony antoine antonio arnold arthur barack benjamin bernard bernardo bill bob
boris brad bradley brandon brendan brian bruce bryan carl carlos charles christian christoph christopher clarence
claude clive craig curtis daniel darren dave david dean dennis derek diego dick dmitri dmitry dominic donald douglas
duncan dwight edgar eduardo edward edwin emmanuel enrique eric ernest ernesto eugene felipe felix fernando fidel
francisco francois frank franklin fred frederick gareth gary geoffrey george gerald gerard gilbert giovanni giuseppe
glenn gordon graham greg gregory guillermo gustavo guy hamid hans harold harry harvey hassan henry herbert herman
howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jacques jake james jason javier jeff jeffrey jeremy
jerome jerry jim jimmy joe joel johann john johnny jonathan jorge jose joseph joshua juan julian julio justin karl
keith kenneth kevin khalid klaus kurt larry lawrence leo leon leonard leonardo leroy lloyd louis luigi luis luke
mahmoud manuel marc marco marcus mario mark martin marvin mathew matthew maurice max michael miguel mikhail mike
mohamed mohammad mohammed muammar muhammad mustafa nathan neil nicholas nicolas nigel nikolai noel norman oliver omar
oscar otto owen pablo pascal patrick paul pedro peter philip philippe phillip pierre rafael ralph ramon raul ray
raymond ricardo richard rick robert roberto rodney roger roland ron ronald roy russell ryan salman samuel scott sean
sebastian sergei sergey sergio seth silvio simon stanley stefan stephen steve steven stuart ted terrence theodore
thomas tim timothy todd tom tommy tony trevor tyler vernon victor vincent vladimir walter warren wayne wilfred wilhelm
william wolfgang yusuf zachary
"""
_SEX = dict.fromkeys(_WOMEN.split(), "f") | dict.fromkeys(_MEN.split(), "m")


def sex_by_given_name(name: str) -> str:
    """ "f" or "m" of a full name by its first word; "" where that tells nothing, or stands alone ("Dean")."""
    words = name.split()
    return _SEX.get(words[0].strip(".,").lower(), "") if len(words) > 1 else ""
