package org.passerelle.screening.duplicate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Person;

/**
 * People who do not exist, as they would come in: names of Dari, Pashto and Arabic kinds in Latin letters, some in their own script too, a few of
 * them borne by very many; births on a day, often on 1 January or in a year alone, or unknown; papers and phones of some.
 */
public final class MadeUpPeople {

  private static final String[] MEN = {"Mohammad محمد", "Ahmad احمد", "Ali علی", "Abdullah عبدالله", "Hussain حسین", "Hassan حسن", "Omar عمر", "Ibrahim ابراهیم",
      "Mahmoud محمود", "Yusuf یوسف", "Karim کریم", "Rahim رحیم", "Hamid حمید", "Jawad جواد", "Najib نجیب", "Omid امید", "Farid فرید", "Khalid خالد",
      "Mustafa مصطفی", "Ismail اسماعیل", "Bashir بشیر", "Nasir نصیر", "Qasim قاسم", "Reza رضا", "Salim سلیم", "Tariq طارق", "Walid ولید", "Zahir ظاهر",
      "Aziz عزیز", "Habib حبیب", "Idris ادریس", "Jamal جمال", "Latif لطیف", "Murad مراد", "Nadir نادر", "Rashid رشید", "Sharif شریف", "Yaqub یعقوب",
      "Zalmay زلمی", "Wahid وحید", "Shafiq شفیق", "Rafiq رفیق", "Qadir قادر", "Naim نعیم", "Mirwais میرویس", "Lutfullah لطف‌الله", "Kabir کبیر",
      "Jalal جلال", "Haroon هارون", "Ghafoor غفور", "Faisal فیصل", "Esmat عصمت", "Daud داود", "Bilal بلال", "Asad اسد", "Anwar انور", "Akbar اکبر",
      "Abbas عباس", "Sabir صابر", "Samim صمیم", "Tamim تمیم", "Turyalai توریالی", "Gulbuddin گلبدین", "Spin سپین", "Pamir پامیر"};
  private static final String[] WOMEN = {"Fatima فاطمه", "Maryam مریم", "Zahra زهرا", "Zainab زینب", "Khadija خدیجه", "Aisha عایشه", "Amina امینه",
      "Nasrin نسرین", "Parwin پروین", "Zarmina زرمینه", "Laila لیلا", "Shabnam شبنم", "Sima سیما", "Farida فریده", "Nadia نادیه", "Roya رویا",
      "Shukria شکریه", "Malalai ملالی", "Gulalai گلالی", "Palwasha پلوشه", "Spozhmai سپوژمی", "Hosna حسنا", "Soraya ثریا", "Latifa لطیفه",
      "Marzia مرضیه", "Habiba حبیبه", "Jamila جمیله", "Karima کریمه", "Mina مینا", "Nargis نرگس", "Rahima رحیمه", "Sahar سحر", "Tahira طاهره",
      "Wazhma وژمه", "Yalda یلدا", "Zohra زهره", "Fawzia فوزیه", "Hadia هادیه", "Khatera خاطره", "Lida لیدا", "Anisa انیسه", "Bibi بی‌بی"};
  private static final String[] ENDINGS = {"i ی", "zai زی", "zada زاده", "yar یار", "khel خیل", "pur پور", "zoi زوی", "far فر"};
  private static final String[] SPELLINGS = {"ou", "u", "oo", "u", "ee", "i", "q", "k", "w", "v", "ai", "ay", "ei", "ay", "ss", "s", "mm", "m", "dd", "d",
      "kh", "k", "y", "i", "u", "o", "a", "e", "i", "e"};
  private static final List<String[]> FAMILIES = families();

  private final Random random;

  /** The same people for the same number. */
  public MadeUpPeople(long number) {
    random = new Random(number);
  }

  private static List<String[]> families() {
    return Stream.of(ENDINGS).flatMap(ending -> Stream.of(MEN).map(name -> new String[] {
        trimmed(latin(name)) + latin(ending), script(name).replace("‌", "") + script(ending)})).collect(Collectors.toList());
  }

  private static String trimmed(String name) {
    return name.replaceAll("[aeiou]$", "");
  }

  private static String latin(String both) {
    return both.substring(0, both.indexOf(' '));
  }

  private static String script(String both) {
    return both.substring(both.indexOf(' ') + 1);
  }

  /** Somebody. */
  public Person person() {
    boolean woman = random.nextBoolean();
    List<String> latin = new ArrayList<>();
    List<String> script = new ArrayList<>();
    String[] given = woman ? WOMEN : MEN;
    add(latin, script, given[skewed(given.length)]);
    int kind = random.nextInt(20);
    if (kind < 8) {
      String second = MEN[skewed(MEN.length)];
      add(latin, script, second.startsWith(latin.get(0) + " ") ? MEN[MEN.length - 1] : second);
    }
    if (kind < 18) {
      String[] family = FAMILIES.get(skewed(FAMILIES.size()));
      latin.add(Character.toUpperCase(family[0].charAt(0)) + family[0].substring(1));
      script.add(family[1]);
    }
    return withPapers(String.join(" ", latin), random.nextInt(5) < 2 ? String.join(" ", script) : null, woman ? "female" : "male");
  }

  private Person withPapers(String name, String script, String sex) {
    int kind = random.nextInt(10);
    String type = kind < 3 ? "nationalId" : kind < 5 ? "passport" : kind < 7 ? "unhcrCertificate" : null;
    String number = type == null ? null : switch (type) {
      case "nationalId" -> "%04d-%04d-%05d".formatted(1360 + random.nextInt(50), random.nextInt(10_000), random.nextInt(100_000));
      case "passport" -> "P%08d".formatted(random.nextInt(100_000_000));
      default -> "385-%02dC%06d".formatted(15 + random.nextInt(11), random.nextInt(1_000_000));
    };
    List<Particulars.Phone> phones = random.nextInt(2) == 0 ? List.of()
        : List.of(new Particulars.Phone("07%08d".formatted(random.nextInt(100_000_000)), null));
    return new Person(new UUID(random.nextLong(), random.nextLong()), 1, "principalApplicant", true, name, script, sex, birth(),
        random.nextInt(10) < 8 ? "AFG" : "SYR", type, number, new Particulars(List.of(), phones, null, null, null, null, null, null, null, null));
  }

  private static void add(List<String> latin, List<String> script, String both) {
    latin.add(latin(both));
    script.add(script(both));
  }

  /** Few numbers very often, most seldom. */
  private int skewed(int most) {
    return (int) (most * Math.pow(random.nextDouble(), 2.2));
  }

  private Birth birth() {
    int year = 2024 - (int) (75 * Math.pow(random.nextDouble(), 1.4));
    int kind = random.nextInt(100);
    String written = kind < 6 ? "unknown" : kind < 26 ? "" + year : kind < 50 ? year + "-01-01"
        : "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    if (kind >= 95) {
      return Birth.ofAge(2026 - year, LocalDate.of(2026, 1, 15), null);
    }
    return Birth.read(written).orElseThrow();
  }

  /** The same person as another partner would write them down. */
  public enum Variation {
    spelling, ownScript, order, droppedPart, dayAndMonth, yearAlone, documentTypo, noDocument, nameTypo
  }

  /** The same person, written otherwise; another way when this one changes nothing. */
  public Person varied(Person person, Variation variation) {
    return switch (variation) {
      case spelling -> named(person, spelled(person.fullName()), null);
      case ownScript -> named(person, person.nameInScript() == null ? spelled(person.fullName()) : person.nameInScript(), null);
      case order -> named(person, parts(person.fullName(), true), null);
      case droppedPart -> named(person, parts(person.fullName(), false), null);
      case nameTypo -> named(person, typo(person.fullName()), null);
      case dayAndMonth -> born(person, swapped(person.birth()));
      case yearAlone -> born(person, person.birthEarliest() == null ? person.birth()
          : Birth.read("" + person.birthEarliest().getYear()).orElseThrow());
      case documentTypo -> paper(person, person.documentNumber() == null ? null : typo(person.documentNumber()));
      case noDocument -> paper(person, null);
    };
  }

  private String parts(String name, boolean all) {
    List<String> parts = new ArrayList<>(List.of(name.split(" ")));
    java.util.Collections.rotate(parts, 1);
    if (!all && parts.size() > 2) {
      parts.remove(random.nextInt(parts.size()));
    }
    return String.join(" ", parts);
  }

  private String spelled(String name) {
    String now = name.toLowerCase(java.util.Locale.ROOT);
    int begin = random.nextInt(SPELLINGS.length / 2);
    int changes = 1 + random.nextInt(2);
    for (int rule = 0; rule < SPELLINGS.length / 2 && changes > 0; rule++) {
      int at = 2 * ((begin + rule) % (SPELLINGS.length / 2));
      String after = now.replaceFirst(SPELLINGS[at], SPELLINGS[at + 1]);
      changes -= after.equals(now) ? 0 : 1;
      now = after;
    }
    return Stream.of(now.split(" ")).map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1)).collect(Collectors.joining(" "));
  }

  String typo(String text) {
    int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
    char now = text.charAt(at);
    char other = Character.isDigit(now) ? (char) ('0' + (now - '0' + 1 + random.nextInt(9)) % 10) : (char) ('a' + random.nextInt(26));
    return switch (Character.isLetterOrDigit(now) ? random.nextInt(4) : 0) {
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + other + text.substring(at);
      default -> text.substring(0, at) + other + text.substring(at + 1);
    };
  }

  private static Birth swapped(Birth birth) {
    if (birth.asWritten().length() != 10) {
      return birth;
    }
    return Birth.read(birth.asWritten().substring(0, 5) + birth.asWritten().substring(8) + "-" + birth.asWritten().substring(5, 7)).orElse(birth);
  }

  private static Person named(Person person, String name, String script) {
    return new Person(UUID.randomUUID(), 1, person.relation(), true, name, script, person.sex(), person.birth(), person.nationality(), person.documentType(),
        person.documentNumber(), person.particulars());
  }

  private static Person born(Person person, Birth birth) {
    return new Person(UUID.randomUUID(), 1, person.relation(), true, person.fullName(), person.nameInScript(), person.sex(), birth, person.nationality(),
        person.documentType(), person.documentNumber(), person.particulars());
  }

  private static Person paper(Person person, String number) {
    return new Person(UUID.randomUUID(), 1, person.relation(), true, person.fullName(), person.nameInScript(), person.sex(), person.birth(),
        person.nationality(), number == null ? null : person.documentType(), number, person.particulars());
  }
}
