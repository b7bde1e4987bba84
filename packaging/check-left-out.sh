#!/usr/bin/env bash
# Runs the tests with the Java and the libraries of the Linux package instead of whole ones, so that something that is left
# out and is needed shows. The tests themselves need a few modules more, which are added; the libraries that shrink.pro takes
# apart are whole here, since the tests write with them what Farol only reads.
# Usage, after mvn -Ppackages -DskipTests package, with a JDK 25 in JAVA_HOME: packaging/check-left-out.sh
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
property() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" pom.xml; }

sed 's/^--add-modules /&java.compiler,java.instrument,java.net.http,jdk.httpserver,jdk.zipfs,/' jlink.conf >"$work/jlink.conf"
"$JAVA_HOME/bin/jlink" "@$work/jlink.conf" --output "$work/java"
mvn -q --batch-mode dependency:build-classpath -Dmdep.outputFile="$work/whole" -Dmdep.includeScope=test >/dev/null
mvn -q --batch-mode dependency:copy -DoutputDirectory="$work" >/dev/null \
  -Dartifact="org.junit.platform:junit-platform-console-standalone:$(property junit.version)"

# The packaged jar of each library that has one, but for those taken apart.
app=$PWD/target/packages/image/farol/lib/app
taken_apart=$(sed -n 's/.*Map.entry("\([^"]*\)".*/\1/p' packaging/Libraries.java | paste -sd'|')
classpath=target/test-classes:target/classes
for jar in $(tr ':' ' ' <"$work/whole"); do
  packaged=$app/lib/$(basename "$jar")
  if [ -f "$packaged" ] && [[ ! $(basename "$jar") =~ ^($taken_apart) ]]; then jar=$packaged; fi
  classpath=$classpath:$jar
done

# A file of arguments: ONNX Runtime does not bear a long command line. Left out: tests of sources, of their format, and of the
# libraries' own documents.
echo "-cp $classpath:$(echo "$work"/*.jar)" >"$work/arguments"
"$work/java/bin/java" -Xmx768m -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Duser.language=pt -Duser.country=BR \
  "@$work/arguments" org.junit.platform.console.ConsoleLauncher execute --disable-banner --details summary \
  --scan-class-path target/test-classes --exclude-classname 'org\.farol\.(FormattingTest|ArchitectureTest|ui\.LicencesTest)'
