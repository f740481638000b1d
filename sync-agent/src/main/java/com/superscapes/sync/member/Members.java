package com.superscapes.sync.member;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The members known to a run: those already in the warehouse and those read by it. Readers resolve and check
 * against it; the merge writes what changed.
 */
public final class Members {

    private final Map<String, Member.Company> companies = new LinkedHashMap<>();
    private final Map<String, Member.Branch> branches = new LinkedHashMap<>();
    private final Map<String, Member.Division> divisions = new LinkedHashMap<>();
    // Looked up for totals while a reader runs ahead and may add some.
    private final Map<String, Member.Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Member.Scenario> scenarios = new LinkedHashMap<>();
    private final Map<String, Member.Currency> currencies = new LinkedHashMap<>();
    private final Map<Class<? extends Member>, Boolean> listed = new LinkedHashMap<>();
    private final java.util.Set<String> notes = new java.util.LinkedHashSet<>();
    private final Map<String, Member> changed = new LinkedHashMap<>();

    /** Adds or replaces a member; one that says something new is to be written. */
    public void put(Member member) {
        if (!member.equals(keep(member))) {
            changed.put(member.getClass().getSimpleName() + '\u0000' + keyOf(member), member);
        }
    }

    /** Adds a member that the warehouse knows already. */
    public void known(Member member) {
        keep(member);
    }

    private @Nullable Object keep(Member member) {
        return switch (member) {
            case Member.Company company -> companies.put(company.id(), company);
            case Member.Branch branch -> branches.put(branchId(branch.company(), branch.id()), branch);
            case Member.Division division -> divisions.put(division.id(), division);
            case Member.Account account -> accounts.put(account.id(), account);
            case Member.Scenario scenario -> scenarios.put(scenario.id(), scenario);
            case Member.Currency currency -> currencies.put(currency.id(), currency);
        };
    }

    private static String keyOf(Member member) {
        return member instanceof Member.Branch branch ? branchId(branch.company(), branch.id()) : member.id();
    }

    /** True when something was put since {@link #takeChanged()} was last called. */
    public boolean hasChanged() {
        return !changed.isEmpty();
    }

    /** What was put since the last call, oldest first. */
    public List<Member> takeChanged() {
        List<Member> taken = List.copyOf(changed.values());
        changed.clear();
        return taken;
    }

    /** Says that the source lists all members of this kind, so that an unknown one is an error. */
    public void markListed(Class<? extends Member> kind) {
        listed.put(kind, true);
    }

    public boolean isListed(Class<? extends Member> kind) {
        return listed.containsKey(kind);
    }

    /** Keeps a decision taken for the user, one sentence; said once however often it is taken. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public Member.@Nullable Company company(String id) {
        return companies.get(id);
    }

    /** A branch of the company, or one that all companies share. */
    public Member.@Nullable Branch branch(String company, String id) {
        Member.Branch own = branches.get(branchId(company, id));
        return own != null ? own : branches.get(branchId(null, id));
    }

    public Member.@Nullable Division division(String id) {
        return divisions.get(id);
    }

    public Member.@Nullable Account account(String id) {
        return accounts.get(id);
    }

    public Member.@Nullable Scenario scenario(String id) {
        return scenarios.get(id);
    }

    public Member.@Nullable Currency currency(String id) {
        return currencies.get(id);
    }

    public Collection<Member.Company> companies() {
        return companies.values();
    }

    public Collection<Member.Branch> branches() {
        return branches.values();
    }

    private static String branchId(@Nullable String company, String id) {
        return company == null ? id : company + '\u0000' + id;
    }
}
