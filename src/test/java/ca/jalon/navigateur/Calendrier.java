package ca.jalon.navigateur;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Le calendrier ouvert sous un champ de date. */
record Calendrier(Locator ouvert) {

    /** Avance ou recule de mois en mois, puis prend le jour. */
    void choisir(LocalDate jour) {
        long mois = ChronoUnit.MONTHS.between(montre(), YearMonth.from(jour));
        for (long pas = 0; pas < Math.abs(mois); pas++) {
            Doigt.presser(ouvert.locator(mois > 0 ? ".flatpickr-next-month" : ".flatpickr-prev-month"));
        }
        Doigt.presser(ouvert.locator(".flatpickr-day:not(.prevMonthDay):not(.nextMonthDay)")
                .getByText(Integer.toString(jour.getDayOfMonth()), new Locator.GetByTextOptions().setExact(true)));
    }

    private YearMonth montre() {
        return YearMonth.of(
                Integer.parseInt(ouvert.locator(".cur-year").inputValue()),
                1
                        + Integer.parseInt(ouvert.locator(".flatpickr-monthDropdown-months")
                                .inputValue()));
    }
}
