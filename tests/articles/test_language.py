"""Which language an article is in, and which are refused."""

from __future__ import annotations

import pytest

from checker.articles import article_from_text
from checker.errors import InputError

OTHERS = {
    "German": (
        "Zwölf Minister haben sich am Mittwoch im Schloss von Vaux getroffen, um über die Fischerei in "
        "den Flüssen zu sprechen. Die Sitzung dauerte nach Angaben der Präfektur drei Stunden und soll "
        "am Freitag im selben Saal fortgesetzt werden, wo die Vertreter der Region mit den Anglern "
        "erwartet werden. Der Bürgermeister des Ortes war sur Stelle."
    ),
    "Spanish": (
        "Doce ministros se reunieron el miércoles en el castillo de Vaux para hablar de la pesca en los "
        "ríos. La sesión duró tres horas, según la prefectura, y se reanudará el viernes en la misma "
        "sala, donde se espera a los alcaldes de la región con los representantes de los pescadores. El "
        "alcalde les dio las gracias por su visita."
    ),
    "Italian": (
        "Dodici ministri si sono riuniti mercoledì nel castello di Vaux per parlare della pesca nei "
        "fiumi. La seduta è durata tre ore, secondo la prefettura, e riprenderà venerdì nella stessa "
        "sala, dove sono attesi gli amministratori della regione con i rappresentanti dei pescatori. Il "
        "sindaco non ha voluto dire di più sui contenuti."
    ),
    "Dutch": (
        "Twaalf ministers zijn woensdag bijeengekomen in het kasteel van Vaux om over de visserij in de "
        "rivieren te praten. De vergadering duurde volgens de prefectuur drie uur en wordt vrijdag in "
        "dezelfde zaal hervat, waar de bestuurders uit de streek worden verwacht met de "
        "vertegenwoordigers van de vissers. De burgemeester was er ook bij."
    ),
    "Portuguese": (
        "Doze ministros reuniram-se na quarta-feira no castelo de Vaux para falar da pesca nos rios. A "
        "sessão durou três horas, segundo a prefeitura, e será retomada na sexta-feira na mesma sala, "
        "onde são esperados os autarcas da região com os representantes dos pescadores. O presidente da "
        "câmara não quis dizer mais nada."
    ),
    "Romanian": (
        "Doisprezece miniștri s-au întâlnit miercuri la castelul din Vaux pentru a vorbi despre "
        "pescuitul în râuri. Ședința a durat trei ore, potrivit prefecturii, și va fi reluată vineri în "
        "aceeași sală, unde sunt așteptați aleșii din regiune împreună cu reprezentanții pescarilor. "
        "Primarul nu a vrut să spună mai mult despre discuții."
    ),
    "Swedish": (
        "Tolv ministrar möttes på onsdagen i slottet i Vaux för att tala om fisket i floderna. Mötet "
        "varade i tre timmar, enligt prefekturen, och ska återupptas på fredag i samma sal, där "
        "regionens politiker väntas tillsammans med företrädare för fiskarna. Borgmästaren ville inte "
        "säga något mer om vad som hade sagts under dagen."
    ),
    "Russian": (
        "Двенадцать министров встретились в среду в замке Во, чтобы поговорить о рыбной ловле на реках. "
        "Заседание продолжалось три часа, сообщили в префектуре, и возобновится в пятницу в том же "
        "зале, где ждут представителей региона и рыбаков. Мэр не захотел говорить о содержании беседы."
    ),
    "Chinese": (
        "十二位部长星期三在沃城堡举行会议，讨论河流捕鱼问题。据省政府称，会议持续了三个小时，星期五"
        "将在同一大厅继续举行。"
    )
    * 5,
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_refused(name):
    with pytest.raises(InputError) as caught:
        article_from_text(OTHERS[name])
    assert caught.value.code == "unsupported-language"


@pytest.mark.parametrize("name", OTHERS)
def test_a_forced_language_is_not_questioned(name):
    assert article_from_text(OTHERS[name], lang="fr").lang == "fr"


def test_french_and_english(prose, english):
    assert article_from_text(prose).lang == "fr"
    assert article_from_text(english).lang == "en"
    assert article_from_text(f"{prose}\n« {english[:120]} »").lang == "fr"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Séisme à Vaux", "fr"),
        ("12 morts", "fr"),
        ("Three dead and two missing after the fire", "en"),
        ("Vaux", "fr"),
    ],
)
def test_a_short_text_gets_the_best_guess(text, lang):
    assert article_from_text(text).lang == lang


def test_a_forced_language_wins_over_metadata(article, prose):
    assert article("a.md", f"---\nlang: en\n---\n{prose}").lang == "en"
    assert article("b.md", f"---\nlang: en\n---\n{prose}", lang="fr").lang == "fr"


def test_an_unknown_language_of_metadata_is_refused(error, prose):
    found = error("a.md", f"---\nlang: de-AT\n---\n{prose}")
    assert found.code == "unsupported-language"
    assert "de-AT" in str(found)
