using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The row numbers of a table without an INTEGER PRIMARY KEY change when the file is compacted.
            migrationBuilder.Sql("""CREATE TABLE "CaseTexts" ("Id" INTEGER PRIMARY KEY, "CaseId" TEXT NOT NULL UNIQUE)""");
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "CaseSearch" USING fts5("Open", "Register", "Sealed", tokenize = "unicode61 remove_diacritics 0")""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "CaseSearch" """);
            migrationBuilder.Sql("""DROP TABLE "CaseTexts" """);
        }
    }
}
