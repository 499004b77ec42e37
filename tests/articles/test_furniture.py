"""Page furniture: what goes, and above all what stays."""

from __future__ import annotations

import pytest

from checker.articles import article_from_text


def furniture(text: str) -> list[str]:
    found = article_from_text(text)
    return [found.body[start:end] for start, end in found.furniture]


def test_a_page_as_copied_from_a_site(prose):
    lines = [
        "Menu",
        "Libération",
        "Économie",
        "Mer du Nord",
        "",
        "Vaux : les ministres de la Pêche se retrouvent mercredi",
        "La guerre du harengdossier",
        "Dossiers liés",
        "Après des mois de silence, les ministres se parlent de nouveau.",
        "Les ministres sur le perron du château, en juin 2019. (Paul Arnoux/AFP)",
        "Par Jeanne Maurel et Paul Arnoux",
        "publié le 2 avril 2025 à 19h07",
        "",
        prose,
        "Un accord attendu",
        "Lire aussi : Pêche : 300 bateaux à quai",
        prose,
        "Pour lire tous nos articles, abonnez-vous !",
        "Sur le même sujet",
        "Le hareng se fait rare, 12 ports ferment",
        "Vaux dit non aux quotas",
        "Partager cet article",
        "© 2025 La Vigie",
    ]
    found = article_from_text("\n".join(lines), source="")
    assert found.title == lines[5]
    assert found.source == "Libération"
    kept = [line for line in lines if line and line not in furniture("\n".join(lines))]
    assert kept == [lines[5], lines[8], prose, "Un accord attendu", prose]


@pytest.mark.parametrize(
    "line",
    [
        "Si vous voulez tout lire, abonnez-vous ici !",
        "Abonnez-vous à partir de 1 € par mois",
        "Inscrivez-vous à notre newsletter.",
        "Il vous reste 72 % de cet article à lire. La suite est réservée aux abonnés.",
        "Lire aussi | Pêche : 300 bateaux à quai",
        "À lire aussi Pêche : trois ports ferment leurs quais",
        ">> Lire également : la colère des pêcheurs.",
        "Photo : Jeanne Maurel",
        "Photo Jeanne Maurel, AFP",
        "Trois bateaux à quai, le 2 mars. JEANNE MAUREL / AFP",
        "Trois bateaux à quai. (Jeanne Maurel/Getty Images)",
        "Trois bateaux à quai (photo d'archives)",
        "Trois bateaux à quai. © Jeanne Maurel",
        "Temps de lecture : 3 min",
        "Partager",
        "PLUS",
        "La suite après cette publicité",
        "Nous utilisons des cookies pour mesurer l'audience.",
        "Tous droits réservés.",
        "Mis à jour le 3 avril 2025 à 8h00",
    ],
)
def test_goes(prose, line):
    assert furniture(f"{prose}\n{line}\n{prose}") == [line.lstrip("> ")]


@pytest.mark.parametrize(
    "line",
    [
        "« Abonnez-vous au silence », a lancé le ministre aux 300 pêcheurs.",
        "Le préfet a publié le 2 avril 2025 un arrêté qui ferme trois ports.",
        "Plus de 300 pêcheurs ont manifesté.",
        "À voir les 300 bateaux à quai, la grève est suivie.",
        "La grève touche trois ports, selon les syndicats (AFP).",
        "La grève touche trois ports, ont écrit les agences (AFP/Reuters).",
        "La grève touche trois ports. (avec AFP)",
        "Vitesse : 30 km/h",
        "2 avril 2025",
        "Un accord attendu",
        "« Nous tiendrons »",
        "Politique",
        "• Trois ports sont fermés",
        "- 300 pêcheurs ont manifesté à Vaux",
        "* Douze ministres étaient présents",
        "Par ailleurs",
        "Photos et témoignages affluent depuis mardi.",
        "Menu, vins et desserts : le dîner des douze ministres a coûté 3 000 euros.",
        "Lire, écrire, compter",
        "Le direct de 20 h 30 a réuni 3 millions de personnes.",
        "L'incendie a fait 3 morts.",
    ],
)
def test_stays(prose, line):
    assert furniture(f"Vaux accueille douze ministres\n{prose}\n{line}\n{prose}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Read more: Ports close",
        "Ships in port. (Jane Doe/AP)",
        "Related topics",
        "Photograph: Jane Doe/Reuters",
        "We use cookies.",
        "Advertisement",
        "Image source, Getty Images",
        "By Jane Doe in Vaux",
    ],
)
def test_goes_in_english(english, line):
    assert furniture(f"{english}\n{line}\n{english}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Signed up by 300 ports, the charter holds.",
        "Read more than 30 pages a day.",
        "More than 30 are dead.",
        "Updated Quotas Anger Thirty Ports",
        "Credit Vaux cuts 300 jobs",
        "Ships stay in port, they told AFP.",
        "By noon, 30 ports had closed",
    ],
)
def test_stays_in_english(english, line):
    assert furniture(f"Vaux hosts twelve ministers\n{english}\n{line}\n{english}") == []


def test_links_below_an_article_end_at_the_next_sentence(prose):
    text = f"{prose}\nLes plus lus\nTrois ports ferment\nVaux dit non\n{prose}\nUn accord attendu\n{prose}"
    assert furniture(text) == ["Les plus lus", "Trois ports ferment", "Vaux dit non"]


def test_a_short_line_above_the_headline_stays_without_a_menu(prose):
    found = article_from_text(f"Séisme au Pérou\nCe que l'on sait du drame\n{prose}")
    assert found.furniture == ()


@pytest.mark.parametrize(
    "title", ["Updated Defence Plan Unveiled By Ministers", "Séisme au Pérou", "Vaux / Reuters : le procès"]
)
def test_a_headline_is_never_furniture(prose, title):
    found = article_from_text(f"{title}\n{prose}", lang="fr")
    assert found.title == title
    assert found.furniture == ()


def test_titles_of_metadata_are_never_furniture(prose):
    found = article_from_text(f"Menu\nVidéo\n{prose}", title="Vidéo")
    assert found.body[slice(*found.title_span)] == "Vidéo"
    assert furniture(f"Menu\nVidéo\n{prose}") == ["Menu", "Vidéo"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_all_line_ends(prose, newline):
    text = newline.join(["Menu", "Douze ministres à Vaux mercredi", prose])
    found = article_from_text(text)
    assert found.title == "Douze ministres à Vaux mercredi"
    assert [text[start:end] for start, end in found.furniture] == ["Menu"]
