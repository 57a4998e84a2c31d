/* The catalogue of findings, continued: what model/ reports.
 * The rules are those of diag_catalogue.h. */

/* project: folders and names */
DIAG(FILE_NAME, ERROR,
	"'{1}': only a-z, 0-9, hyphen, underscore and point may stand in a name here; not read",
	"»{1}«: Ein Name darf hier nur a–z, 0–9, Bindestrich, Unterstrich und Punkt "
	"enthalten; nicht gelesen")
DIAG(FILE_IGNORED, NOTE,
	"{1} is not read; only {2} is read here",
	"{1} wird nicht beachtet; gelesen wird hier nur {2}")
DIAG(FOLDERS_ONLY, WARNING,
	"{1} is not read: only folders lie here, and the file belongs into one of them",
	"{1} wird nicht beachtet: Hier liegen nur Ordner, und die Datei gehört in einen davon")
DIAG(NAME_NEAR, WARNING,
	"{1} is not read: it is not called so",
	"{1} wird nicht beachtet: So heißt hier nichts")
DIAG(FOLDER_EXPECTED, ERROR,
	"{1} should be a folder; nothing read from it",
	"{1} müsste ein Ordner sein; nichts daraus gelesen")
DIAG(FILE_EXPECTED, ERROR,
	"{1} is a folder, but a file is expected under this name; nothing read from it",
	"{1} ist ein Ordner, unter diesem Namen wird aber eine Datei erwartet; nichts daraus "
	"gelesen")
DIAG(PART_NESTED, WARNING,
	"the sub-project '{1}' lies below another sub-project; only one level is read, this "
	"one is left out",
	"das Teilprojekt »{1}« liegt unter einem anderen Teilprojekt; gelesen wird nur eine "
	"Ebene, es bleibt weg")
DIAG(PART_CLASH, ERROR,
	"{1} '{2}' is '{3}' here, but '{4}' elsewhere in the project, and one id stands for one "
	"thing: change one of the ids",
	"{1} »{2}« ist hier »{3}«, im übrigen Projekt aber »{4}«; eine Kennung steht überall für "
	"dasselbe: bitte eine von beiden ändern")
DIAG(PART_SCHOOL, ERROR,
	"the school '{1}' stands in {2} as well and would be counted twice: one of the rows must "
	"go",
	"die Schule »{1}« steht auch in {2} und würde doppelt gezählt: bitte eine der Zeilen "
	"entfernen")
DIAG(PART_INDICATORS, NOTE,
	"{1} indicators that the common framework does not know are left out, the first is "
	"'{2}'",
	"{1} Kennzahlen, die das gemeinsame Rahmenkonzept nicht kennt, bleiben weg, die "
	"erste ist »{2}«")

/* project: what refers to something that is not there */
DIAG(NONE_NAMED, ERROR,
	"kommune.yaml has no '{1}', but other files refer to them; what does so is left out",
	"kommune.yaml nennt keine »{1}«, andere Dateien beziehen sich aber darauf; was das tut, "
	"bleibt weg")
DIAG(NO_FRAMEWORK, ERROR,
	"rahmen.yaml is missing, but other files refer to its goals and indicators; what does so "
	"is left out",
	"rahmen.yaml fehlt, andere Dateien beziehen sich aber auf ihre Ziele und Indikatoren; was "
	"das tut, bleibt weg")
DIAG(NO_SCHOOLS, ERROR,
	"the table names no school: what refers to schools cannot be checked",
	"die Tabelle nennt keine Schule; was sich auf Schulen bezieht, wird nicht geprüft")
DIAG(UNKNOWN_SCHOOL, ERROR,
	"there is no school '{1}' in the register; left out",
	"die Schule »{1}« steht nicht im Register; bleibt weg")
DIAG(UNKNOWN_DISTRICT, ERROR,
	"there is no district '{1}' in kommune.yaml; left without",
	"den Bezirk »{1}« gibt es in kommune.yaml nicht; bleibt ohne Bezirk")
DIAG(UNKNOWN_PROVIDER, ERROR,
	"there is no provider '{1}' in kommune.yaml; left out",
	"den Träger »{1}« gibt es in kommune.yaml nicht; bleibt weg")
DIAG(UNKNOWN_PERIOD, ERROR,
	"there is no period '{1}' in kommune.yaml; left out",
	"den Zeitraum »{1}« gibt es in kommune.yaml nicht; bleibt weg")
DIAG(UNKNOWN_COMMITTEE, ERROR,
	"there is no committee '{1}' in kommune.yaml; left out",
	"das Gremium »{1}« gibt es in kommune.yaml nicht; bleibt weg")
DIAG(UNKNOWN_INDICATOR, ERROR,
	"there is no indicator '{1}' in rahmen.yaml; left out",
	"den Indikator »{1}« gibt es in rahmen.yaml nicht; bleibt weg")
DIAG(UNKNOWN_GOAL, ERROR,
	"there is no goal {1} in rahmen.yaml",
	"das Ziel {1} gibt es in rahmen.yaml nicht")
DIAG(UNKNOWN_AREA, ERROR,
	"there is no area '{1}' in rahmen.yaml; written as scheme/area",
	"den Bereich »{1}« gibt es in rahmen.yaml nicht; geschrieben wird System/Bereich")
DIAG(UNKNOWN_TYPE, WARNING,
	"no school in the register has the type '{1}'",
	"keine Schule im Register hat die Schulform »{1}«")
DIAG(UNKNOWN_NUMBER, ERROR,
	"no earlier meeting has a task or topic {1}; left out",
	"keine frühere Sitzung hat einen Auftrag oder ein Thema {1}; bleibt weg")
DIAG(MEASURE_INDICATOR, WARNING,
	"'{1}' looks like an indicator, but neither rahmen.yaml nor this concept has it; "
	"printed as it is",
	"»{1}« sieht aus wie ein Indikator, steht aber weder in rahmen.yaml noch in diesem "
	"Konzept; wird so gedruckt")
DIAG(SERVICE_PROVIDER, WARNING,
	"'{1}' looks like a provider, but kommune.yaml has none of that name; printed as it is",
	"»{1}« sieht aus wie ein Träger, steht aber nicht in kommune.yaml; wird so gedruckt")
DIAG(DUPLICATE_ID, ERROR,
	"{1} '{2}' occurs twice; the second is left out",
	"{1} »{2}« kommt doppelt vor; das zweite Vorkommen bleibt weg")

/* register */
DIAG(MASKING_UNSET, NOTE,
	"no threshold for small numbers is given; counts of people below {1} are masked",
	"für kleine Zahlen ist keine Schwelle angegeben (geheimhaltung: schwelle); Anzahlen "
	"von Personen unter {1} werden verdeckt")
DIAG(REGISTER_COLUMNS, ERROR,
	"the table has no column that names the schools ({1}); not read",
	"der Tabelle fehlt eine Spalte, die die Schulen nennt ({1}); nicht gelesen")
DIAG(REGISTER_UNMATCHED, NOTE,
	"{1} rows belong to schools that the first table does not name; left out",
	"{1} Zeilen gehören zu Schulen, die die erste Tabelle nicht nennt; bleiben weg")
DIAG(NOT_A_SCHOOL, NOTE,
	"'{1}' is no school ({2}); left out",
	"»{1}« ist keine Schule ({2}); bleibt weg")
DIAG(SCHOOL_NAMELESS, ERROR,
	"the school {1} has no name; left out",
	"die Schule {1} hat keinen Namen; bleibt weg")
DIAG(TYPE_CODE, WARNING,
	"the school type '{1}' is a code without a word; printed as it is (schulformen in "
	"kommune.yaml gives the words)",
	"die Schulform »{1}« ist ein Code ohne Wort; wird so gedruckt (die Wörter gehören "
	"in kommune.yaml unter schulformen)")
DIAG(SOCIAL_INDEX, WARNING,
	"the social index '{1}' is no number; left out",
	"der Sozialindex »{1}« ist keine Zahl; bleibt weg")
DIAG(FTE_MISSING, WARNING,
	"{1} has neither a share of a post nor weekly hours; counted as a person without hours",
	"für {1} steht weder Stellenanteil noch Wochenstunden da; zählt als Person ohne "
	"Stellenanteil")
DIAG(FTE_ABOVE_ONE, WARNING,
	"{1} has {2} posts in {3}, more than one; counted as stated",
	"{1} hat in {3} zusammen {2} Stellen, mehr als eine ganze; gezählt wie angegeben")
DIAG(WORKER_TWICE, WARNING,
	"{1} stands twice at {2} in {3} with the same service; both are counted",
	"{1} steht für {3} zweimal mit demselben Dienst bei {2}; beides wird gezählt")
DIAG(NO_PROVIDER, WARNING,
	"no school has a provider of school social work: the column 'anbieter' holds their ids, "
	"here for example '{1}'",
	"keine Schule hat einen Träger der Schulsozialarbeit: Er gehört mit seiner Kennung in die "
	"Spalte »anbieter«, zum Beispiel »{1}«")
DIAG(PROVIDER_AS_AUTHORITY, WARNING,
	"'{1}' stands here as Schulträger; no school has a provider of school social work, which "
	"'{1}' is as well: that column is called 'anbieter'",
	"»{1}« steht hier als Schulträger; keine Schule hat einen Träger der Schulsozialarbeit, "
	"was »{1}« auch ist: Dessen Spalte heißt »anbieter«")
DIAG(PROVIDER_WITHOUT_FTE, WARNING,
	"{1} has a provider, but no staff in {2}",
	"{1} hat einen Träger, aber für {2} steht keine Fachkraft in fachkraefte.csv")
DIAG(FTE_WITHOUT_PROVIDER, WARNING,
	"{1} has staff of {2}, which the register does not name as its provider",
	"{1} hat Fachkräfte von {2}; im Register steht dieser Träger nicht bei der Schule")
DIAG(PERIODS_UNORDERED, NOTE,
	"'{1}' begins before '{2}', which stands above it; the periods are put in order",
	"»{1}« beginnt vor »{2}«, steht aber danach; die Zeiträume werden geordnet")
DIAG(PERIOD_BACKWARDS, ERROR,
	"'{1}' ends before it begins",
	"»{1}« endet, bevor es beginnt")
DIAG(PERIODS_OVERLAP, WARNING,
	"'{1}' begins before '{2}' has ended",
	"»{1}« beginnt, bevor »{2}« zu Ende ist")
DIAG(DEADLINE_EARLY, WARNING,
	"the deadline of '{1}' lies before its beginning",
	"der Abgabetermin von »{1}« liegt vor dessen Beginn")

/* framework */
DIAG(SHARE_WITHOUT_BASE, WARNING,
	"the share '{1}' does not say of what; give basis",
	"der Anteil »{1}« sagt nicht, wovon; bitte basis angeben")
DIAG(SCALE_LIMITS, ERROR,
	"the scale '{1}' needs skala_von and a higher skala_bis",
	"die Skala »{1}« braucht skala_von und ein höheres skala_bis")
DIAG(TARGET_OUT_OF_RANGE, ERROR,
	"the target {2} of '{1}' cannot be reached: at most {3}",
	"der Zielwert {2} von »{1}« ist nicht erreichbar: höchstens {3}")

/* concepts */
DIAG(CONCEPT_NAME, ERROR,
	"the file is called {2}.yaml, but its first school is '{1}'; both ids must be the same",
	"die Datei heißt {2}.yaml, ihre erste Schule aber »{1}«; beide Kennungen müssen gleich "
	"sein")
DIAG(CONCEPT_TWICE, ERROR,
	"{1} has a concept in {2} already",
	"{1} hat schon ein Konzept in {2}")
DIAG(GOAL_MISSING, ERROR,
	"goal {1} is mandatory, but the approved concept lacks it",
	"das Ziel {1} ist verbindlich, fehlt aber in diesem beschlossenen Konzept")
DIAG(GOAL_MISSING_DRAFT, WARNING,
	"goal {1} is mandatory, but the draft lacks it still",
	"das Ziel {1} ist verbindlich, fehlt aber noch in diesem Entwurf")
DIAG(GOAL_ALTERED, WARNING,
	"the words of goal {1} differ from rahmen.yaml; printed as they stand here (leave "
	"text out to take the framework's)",
	"der Wortlaut von Ziel {1} weicht von rahmen.yaml ab; gedruckt wird, was hier steht "
	"(ohne text gilt der Wortlaut des Rahmens)")
DIAG(GOAL_WITHOUT_WORDS, ERROR,
	"goal {1} has no words: it is not in rahmen.yaml, and a goal of the school needs a text",
	"das Ziel {1} hat keinen Wortlaut: In rahmen.yaml steht es nicht, und ein eigenes Ziel "
	"der Schule braucht »text«")
DIAG(GOAL_OWN, NOTE,
	"goal {1} is not in rahmen.yaml; taken as the school's own",
	"das Ziel {1} steht nicht in rahmen.yaml; gilt als eigenes Ziel der Schule")
DIAG(GOAL_NOT_APPLICABLE, WARNING,
	"goal {1} does not apply, but has measures; they are printed",
	"das Ziel {1} trifft nicht zu, hat aber Maßnahmen; sie werden gedruckt")
DIAG(GOALS_NOT_PRINTED, WARNING,
	"the concept has goals, but no chapter with art: ziele shows them",
	"das Konzept hat Ziele, aber kein Kapitel mit art: ziele zeigt sie")
DIAG(VALIDITY_BACKWARDS, ERROR,
	"the concept ends to be valid before it begins",
	"die Gültigkeit des Konzepts endet, bevor sie beginnt")
DIAG(APPROVED_WITHOUT_DATE, WARNING,
	"the concept is approved, but the day of the decision is missing (schulkonferenz: "
	"datum)",
	"das Konzept ist beschlossen, aber der Tag des Beschlusses fehlt (schulkonferenz: "
	"datum)")
DIAG(VOTES_ABOVE_PRESENT, ERROR,
	"{1} votes, but only {2} present",
	"{1} Stimmen, aber nur {2} Anwesende mit Stimmrecht")
DIAG(PRESENT_ABOVE_SEATS, ERROR,
	"{1} present, but only {2} seats",
	"{1} Anwesende, aber nur {2} Sitze")

/* readings */
DIAG(DELIVERY_NAME, ERROR,
	"the readings of '{1}' must lie in {1}.yaml; not read",
	"die Zahlen von »{1}« müssen in {1}.yaml liegen; nicht gelesen")
DIAG(VALUE_NOT_YES_NO, ERROR,
	"'{2}' is no value for '{1}': say ja or nein; left out",
	"»{2}« ist kein Wert für »{1}«: erwartet wird ja oder nein; bleibt weg")
DIAG(VALUE_NOT_NUMBER, ERROR,
	"'{2}' is no value for '{1}': give a number, or nicht_erhoben, entfaellt, in_klaerung, "
	"geheim; left out",
	"»{2}« ist kein Wert für »{1}«: erwartet wird eine Zahl oder nicht_erhoben, entfaellt, "
	"in_klaerung, geheim; bleibt weg")
DIAG(VALUE_NOT_SHARE, ERROR,
	"'{1}' is a share: give zaehler and nenner; left out",
	"»{1}« ist ein Anteil: bitte zaehler und nenner angeben; bleibt weg")
DIAG(VALUE_NOT_PLAIN, ERROR,
	"'{1}' is no share: it has neither zaehler nor nenner; left out",
	"»{1}« ist kein Anteil: zaehler und nenner gehören nicht dazu; bleibt weg")
DIAG(VALUE_NEGATIVE, ERROR,
	"'{1}' cannot be {2}: less than nothing; left out",
	"»{1}« kann nicht {2} sein: weniger als nichts; bleibt weg")
DIAG(VALUE_NOT_WHOLE, ERROR,
	"'{1}' counts people and cannot be {2}; left out",
	"»{1}« zählt Personen und kann nicht {2} sein; bleibt weg")
DIAG(VALUE_OFF_SCALE, ERROR,
	"'{1}' reaches from {2} to {3}, not {4}; left out",
	"»{1}« reicht von {2} bis {3}, nicht {4}; bleibt weg")
DIAG(NUMERATOR_ABOVE_BASE, ERROR,
	"'{1}': {2} of {3} would be over 100 percent; left out",
	"»{1}«: {2} von {3} wären über 100 Prozent; bleibt weg")
DIAG(BASE_ZERO, NOTE,
	"'{1}': 0 of 0 says nothing; counted as not applicable",
	"»{1}«: 0 von 0 sagt nichts; gilt als entfallen")
DIAG(VALUE_NOT_WORDS, ERROR,
	"'{1}' is answered in words; a sum of parts is none; left out",
	"»{1}« wird in Worten beantwortet, nicht mit einer Summe von Teilen; bleibt weg")
DIAG(VALUE_SHAPE, ERROR,
	"'{1}' is not known in a value; left out",
	"»{1}« gehört nicht in einen Wert; bleibt weg")
DIAG(PARTS_SUM, WARNING,
	"'{1}': the parts make {2}, the stated total is {3}; the total is used",
	"»{1}«: Die Teile ergeben {2}, angegeben ist die Summe {3}; verwendet wird die "
	"angegebene")
DIAG(TOTAL_MISMATCH, WARNING,
	"'{1}': the rows make {2}, the stated total is {3}; the rows are used",
	"»{1}«: Die Zeilen ergeben {2}, angegeben ist gesamt {3}; verwendet werden die Zeilen")
DIAG(READING_UNKNOWN, ERROR,
	"readings belong to indicators of rahmen.yaml, and '{1}' is none of them; left out (what "
	"only some schools report has freiwillig: ja there)",
	"Zahlen gehören zu Indikatoren aus rahmen.yaml, »{1}« steht dort nicht; bleibt weg (was "
	"nur einzelne Schulen melden, bekommt dort freiwillig: ja)")
DIAG(READING_TWICE, ERROR,
	"'{1}' of {2} is given a second time; the first is used",
	"»{1}« von {2} ist ein zweites Mal angegeben; verwendet wird die erste Angabe")
DIAG(READING_NOT_ASKED, WARNING,
	"'{1}' is not asked of the type {2}; used all the same",
	"»{1}« gilt nicht für die Schulform {2}; wird trotzdem verwendet")
DIAG(RECEIVED_EARLY, WARNING,
	"received on {1}, before '{2}' began",
	"Eingang am {1}, bevor »{2}« begann")
DIAG(RECEIVED_FAR, WARNING,
	"received on {1}, more than a year after the deadline of '{2}'",
	"Eingang am {1}, mehr als ein Jahr nach dem Abgabetermin von »{2}«")
DIAG(VALUE_JUMP, WARNING,
	"'{1}' of {2} was {3} the period before and is {4} now; is that right?",
	"»{1}« von {2} war im Zeitraum davor {3} und ist jetzt {4}; stimmt das?")
DIAG(PEOPLE_ABOVE_PUPILS, WARNING,
	"'{1}' of {2} counts {3} people, but the school has {4} pupils",
	"»{1}« von {2} zählt {3} Personen, die Schule hat aber {4} Schülerinnen und Schüler")
DIAG(DELIVERY_UNEXPECTED, WARNING,
	"{1} delivers readings for '{2}', but has no school social work in the register",
	"{1} meldet Zahlen für »{2}«, hat laut Register aber keine Schulsozialarbeit")
DIAG(DELIVERIES_MISSING, NOTE,
	"for '{3}' readings of {1} of {2} schools are missing: {4}",
	"für »{3}« fehlen Zahlen von {1} der {2} Schulen: {4}")

/* committees */
DIAG(MEETING_NAME, ERROR,
	"the file of a meeting is called by its day (2018-03-14.yaml), not '{1}'; not read",
	"die Datei einer Sitzung heißt wie ihr Tag (2018-03-14.yaml), nicht »{1}«; nicht "
	"gelesen")
DIAG(MEETING_DATE, ERROR,
	"the file name says {1}, datum says {2}; the file name is used",
	"der Dateiname sagt {1}, datum sagt {2}; es gilt der Dateiname")
DIAG(TASK_INCOMPLETE, NOTE,
	"task {1} does not say {2}",
	"beim Auftrag {1} fehlt {2}")
DIAG(TOPIC_TARGET, WARNING,
	"topic {1} concerns one provider or district, but does not say which (ziel)",
	"das Thema {1} betrifft einen Träger oder Sozialraum, sagt aber nicht welchen (ziel)")
DIAG(HANDOVER_NOWHERE, WARNING,
	"topic {1} is to be handed over, but '{2}' hands nothing on (gibt_weiter_an in "
	"kommune.yaml)",
	"das Thema {1} soll weitergegeben werden, aber »{2}« gibt nichts weiter "
	"(gibt_weiter_an in kommune.yaml)")
DIAG(NEXT_MEETING_EARLY, WARNING,
	"the next meeting ({1}) lies before this one ({2})",
	"die nächste Sitzung ({1}) liegt vor dieser ({2})")
