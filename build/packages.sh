#!/usr/bin/env bash
# Packs everything into a folder (default: a temporary one), and uses the packages as a stranger would: a C# project, an F# script, a tool
# manifest, all outside the repository. With a folder of one's own the packages stay there.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
repository=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=$(realpath -m "${1:-$work/packages}")
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)

dotnet build src/Cli -c Release -v quiet
pack() { # FOLDER
    for project in Core.FSharp Simulation Training Api.CSharp Cli; do
        dotnet pack "src/$project" -c Release --no-build -v quiet -o "$1"
    done
}
pack "$packages"
pack "$work/again"
for package in "$work"/again/*; do
    cmp "$package" "$packages/$(basename "$package")"
done
git diff --exit-code --stat -- '*packages.lock.json'
ls "$packages"

# Nothing of an earlier pack is taken from the user's folder of packages, and the others are not fetched again.
export NUGET_FALLBACK_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages} NUGET_PACKAGES=$work/nuget
mkdir "$work/application" "$work/script" "$work/tool" "$work/trainer"
for folder in application script tool trainer; do
    sed "s:../../artifacts/packages:$packages:" samples/Script/nuget.config > "$work/$folder/nuget.config"
done

cd "$work/application"
cat > application.csproj <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="HybHanas" Version="$version" />
  </ItemGroup>
</Project>
PROJECT
# The program in the packages' own README.
sed -n '/^```csharp/,/^```/p' "$repository/build/package/README.md" | sed '/^```/d' > Program.cs
dotnet run | tee output
grep -qE '^0\.[0-9]+ s$' output

# The package brings its analyzers, and the properties that they read.
echo '_ = HybHanas.Circuit.Create(2).H(0).H(0).Cnot(0, 1);' > Program.cs
dotnet build --no-restore -p:HybHanasMaxQubits=1 > output && exit 1
grep -q 'error HH0013' output && grep -q 'error HH0001' output

cd "$work/script"
cp "$repository/samples/Script/ansatz.fsx" .
dotnet fsi ansatz.fsx | tee output
grep -q '^4 layers: 9 two-qubit gates' output
cp "$repository/samples/Script/facade.fsx" .
dotnet fsi facade.fsx | tee output
grep -q '^8 generations of 12' output

cd "$work/tool"
# The user's cache of tools still points to where an earlier package of the same version lay.
export DOTNET_CLI_HOME=$work/home
dotnet new tool-manifest > /dev/null
dotnet tool install HybHanas.Cli --version "$version"
printf 'OPENQASM 2.0;\nqreg q[2];\ncreg c[2];\nCX q[0],q[1];\nmeasure q -> c;\n' > bell.qasm
dotnet hybhanas cost bell.qasm --backend fez | tee output
grep -q '^total' output

# The plug-in of docs/trainers.md trains in the tool.
cd "$work/trainer"
sed -n '/^```xml/,/^```/p' "$repository/docs/trainers.md" | sed "/^\`\`\`/d; s/Version=\"0[^\"]*\"/Version=\"$version\"/" > HybHanas.Patient.csproj
sed -n '/^```csharp/,/^```/p' "$repository/docs/trainers.md" | sed '/^```/d' > Patient.cs
dotnet publish -c Release -o "$work/trainers/patient" -v quiet
cd "$work/tool"
HYBHANAS_TRAINERS=$work/trainers dotnet hybhanas search --trainer patient --dataset iris --population 2 --generations 1 --epochs 1 --folds 1 --qubits 2 \
    --depth 1..2 --throughput 10 --quiet --out run
grep -q '"trainer": "patient/1 on embedded/1"' run/run.json
