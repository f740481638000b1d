# Third-party libraries

What the product ships at run time, with the license each library states. Test-only libraries are left out.
Written by `mvn -B -DskipTests package license:aggregate-add-third-party`; do not edit by hand.
The command fails when a library comes under a license that is not on the list in `pom.xml`: every license there permits
commercial use and distribution of the unmodified library beside our own code.
PostgreSQL, which the embedded-postgres binaries contain, comes under the PostgreSQL License; the Liberation fonts in
openpdf-fonts-extra under the SIL Open Font License 1.1.

| Library | Version | License |
|---|---|---|
<#list dependencyMap as e>
<#assign project = e.getKey()/>
| <#if project.url??>[${project.groupId}:${project.artifactId}](${project.url})<#else>${project.groupId}:${project.artifactId}</#if> | ${project.version} | <#list e.getValue() as license>${license}<#if license_has_next> or </#if></#list> |
</#list>
