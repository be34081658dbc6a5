# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The municipalities of Brussels and Wallonia, to know a real place outside Flanders from a typing error."""

from functools import cache

from ensure_desk.domain.names import plain_words

_BRUSSELS = """
    Brussel/Bruxelles/Brussels/Anderlecht/Elsene/Ixelles/Etterbeek/Evere/Ganshoren/Jette/Koekelberg/Oudergem/Auderghem/
    Schaarbeek/Schaerbeek/Sint-Agatha-Berchem/Berchem-Sainte-Agathe/Sint-Gillis/Saint-Gilles/Sint-Jans-Molenbeek/
    Molenbeek-Saint-Jean/Molenbeek/Sint-Joost-ten-Node/Saint-Josse-ten-Noode/Sint-Lambrechts-Woluwe/
    Woluwe-Saint-Lambert/Sint-Pieters-Woluwe/Woluwe-Saint-Pierre/Ukkel/Uccle/Vorst/Forest/Watermaal-Bosvoorde/
    Watermael-Boitsfort/Laken/Laeken/Neder-Over-Heembeek/Haren
"""
_WALLONIA = """
    Aiseau-Presles/Amay/Amblève/Amel/Andenne/Anderlues/Anhée/Ans/Anthisnes/Antoing/Arlon/Aarlen/Assesse/Ath/Aat/Attert/
    Aubange/Aubel/Awans/Aywaille/Baelen/Bassenge/Bitsingen/Bastogne/Bastenaken/Beaumont/Beauraing/Beauvechain/Bevekom/
    Beloeil/Berloz/Bernissart/Bertogne/Bertrix/Beyne-Heusay/Bièvre/Binche/Blegny/Bouillon/Boussu/Braine-l'Alleud/
    Eigenbrakel/Braine-le-Château/Kasteelbrakel/Braine-le-Comte/'s-Gravenbrakel/Braives/Brugelette/Brunehaut/Büllingen/
    Bullange/Burdinne/Burg-Reuland/Bütgenbach/Butgenbach/Celles/Cerfontaine/Chapelle-lez-Herlaimont/Charleroi/Chastre/
    Châtelet/Chaudfontaine/Chaumont-Gistoux/Chièvres/Chimay/Chiny/Ciney/Clavier/Colfontaine/Comblain-au-Pont/
    Comines-Warneton/Komen-Waasten/Komen/Comines/Courcelles/Court-Saint-Etienne/Couvin/Crisnée/Dalhem/Daverdisse/Dinant/
    Dison/Doische/Donceel/Dour/Durbuy/Ecaussinnes/Eghezée/Ellezelles/Elzele/Enghien/Edingen/Engis/Erezée/Erquelinnes/
    Esneux/Estaimpuis/Estinnes/Etalle/Eupen/Faimes/Farciennes/Fauvillers/Fernelmont/Ferrières/Fexhe-le-Haut-Clocher/
    Flémalle/Fléron/Fleurus/Flobecq/Vloesberg/Floreffe/Florennes/Florenville/Fontaine-l'Evêque/Fosses-la-Ville/Frameries/
    Frasnes-lez-Anvaing/Froidchapelle/Gedinne/Geer/Gembloux/Gembloers/Genappe/Genepiën/Gerpinnes/Gesves/Gouvy/
    Grâce-Hollogne/Grez-Doiceau/Graven/Habay/Hamoir/Hamois/Ham-sur-Heure-Nalinnes/Hannut/Hannuit/Hastière/Havelange/
    Hélécine/Hensies/Herbeumont/Héron/Herstal/Herve/Honnelles/Hotton/Houffalize/Houyet/Huy/Hoei/Incourt/Ittre/Itter/
    Jalhay/Jemeppe-sur-Sambre/Jodoigne/Geldenaken/Juprelle/Jurbise/Jurbeke/Kelmis/La Calamine/La Bruyère/La Hulpe/
    Terhulpen/La Louvière/La Roche-en-Ardenne/Lasne/Le Roeulx/Léglise/Lens/Les Bons Villers/Lessines/Lessen/
    Leuze-en-Hainaut/Libin/Libramont-Chevigny/Libramont/Lierneux/Liège/Luik/Limbourg/Lincent/Lobbes/Lontzen/Malmedy/
    Manage/Manhay/Marche-en-Famenne/Marchin/Martelange/Meix-devant-Virton/Merbes-le-Château/Messancy/Mettet/Modave/
    Momignies/Mons/Bergen/Mont-de-l'Enclus/Montigny-le-Tilleul/Mont-Saint-Guibert/Morlanwelz/Mouscron/Moeskroen/
    Musson/Namur/Namen/Nandrin/Nassogne/Neufchâteau/Neupré/Nivelles/Nijvel/Ohey/Olne/Onhaye/Oreye/Oerle/Orp-Jauche/
    Ottignies-Louvain-la-Neuve/Ottignies/Louvain-la-Neuve/Ouffet/Oupeye/Paliseul/Pecq/Pepinster/Péruwelz/Perwez/
    Philippeville/Plombières/Pont-à-Celles/Profondeville/Quaregnon/Quévy/Quiévrain/Raeren/Ramillies/Rebecq/Remicourt/
    Rendeux/Rixensart/Rochefort/Rouvroy/Rumes/Sainte-Ode/Saint-Georges-sur-Meuse/Saint-Ghislain/Saint-Hubert/
    Saint-Léger/Saint-Nicolas-lez-Liège/Sambreville/Sankt Vith/Saint-Vith/Seneffe/Seraing/Silly/Opzullik/Sivry-Rance/
    Soignies/Zinnik/Sombreffe/Somme-Leuze/Soumagne/Spa/Sprimont/Stavelot/Stoumont/Tellin/Tenneville/Theux/
    Thimister-Clermont/Thuin/Tinlot/Tintigny/Tournai/Doornik/Trois-Ponts/Trooz/Tubize/Tubeke/Vaux-sur-Sûre/Verlaine/
    Verviers/Vielsalm/Villers-la-Ville/Villers-le-Bouillet/Viroinval/Virton/Visé/Wezet/Vresse-sur-Semois/Waimes/Walcourt/
    Walhain/Wanze/Waremme/Borgworm/Wasseiges/Waterloo/Wavre/Waver/Welkenraedt/Wellin/Yvoir/Jambes/Jumet/Gosselies/Gilly/
    Marcinelle/Angleur/Herseaux/Dottignies/Dottenijs
"""


@cache
def places_outside_flanders() -> dict[str, str]:
    """Return the names as written, by their letters alone."""
    names = [n.strip() for block in (_BRUSSELS, _WALLONIA) for n in block.replace("\n", " ").split("/")]
    return {"".join(plain_words(name)): name for name in names if name}
