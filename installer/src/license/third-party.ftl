# Third-party libraries

What the product ships at run time, with the license each library states. Test-only libraries are left out.
Written by `mvn -B -DskipTests package license:aggregate-add-third-party`; do not edit by hand.
The command fails when a library comes under a license that is not on the list in `pom.xml`: every license there permits
commercial use and distribution of the unmodified library beside our own code.
PostgreSQL, which the embedded-postgres binaries contain, comes under the PostgreSQL License; the Liberation fonts in
openpdf-fonts-extra under the SIL Open Font License 1.1.

| Library | Version | License |
|---|---|---|
<#-- Sorted here: the plugin's own order differs between machines. -->
<#setting locale="en_US">
<#assign rows = []>
<#list dependencyMap as e>
<#assign project = e.getKey()>
<#assign name = project.groupId + ":" + project.artifactId>
<#assign licenses = "">
<#list e.getValue()?sort as license><#assign licenses = licenses + license + license_has_next?string(" or ", "")></#list>
<#assign rows = rows + [{"name": name, "cell": project.url???string("[" + name + "](" + project.url!"" + ")", name), "version": project.version, "licenses": licenses}]>
</#list>
<#list rows?sort_by("name") as row>
| ${row.cell} | ${row.version} | ${row.licenses} |
</#list>
